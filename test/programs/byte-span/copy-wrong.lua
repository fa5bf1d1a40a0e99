-- copy() and the searches take strings and spans, nothing else.
local EINVAL = require 'generic_error'.EINVAL
local s = byte_span.new(3)
for _, name in ipairs { 'copy', 'starts_with', 'ends_with', 'find', 'rfind', 'find_first_of', 'find_last_of',
        'find_first_not_of', 'find_last_not_of' } do
    for _, value in ipairs { 1, true, {}, print } do
        local ok, e = pcall(s[name], s, value)
        assert(not ok and e == EINVAL and e.arg == 2, name)
    end
    local ok, e = pcall(s[name], s)
    assert(not ok and e == EINVAL and e.arg == 2, name)
end
local ok, e = pcall(s.trimmed, s, 1)
print(ok, e, e.arg) --> false	Invalid argument	2
