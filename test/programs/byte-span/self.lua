-- A method called without a span, or with something else in its place, raises EINVAL for argument 1.
local EINVAL = require 'generic_error'.EINVAL
local s = byte_span.append('abc')
local function leave(...) return ... end
for _, name in ipairs { 'slice', 'copy', 'append', 'starts_with', 'ends_with', 'find', 'rfind', 'find_first_of', 'find_last_of',
        'find_first_not_of', 'find_last_not_of', 'trimmed' } do
    local method = s[name]
    leave(s, s, s, s, s, s) -- no argument is taken from what other calls left behind
    local ok, e = pcall(function() local result = method() return result end)
    assert(not ok and e == EINVAL and e.arg == 1, name)
    for _, value in ipairs { 'abc', 1, {}, byte_span } do
        ok, e = pcall(method, value, 'abc')
        assert(not ok and e == EINVAL and e.arg == 1, name)
    end
end
print 'ok' --> ok
