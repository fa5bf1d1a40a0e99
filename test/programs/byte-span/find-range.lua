-- A place outside of the span to begin or end a search raises ERANGE; what is no place raises EINVAL.
local generic_error = require 'generic_error'
local s = byte_span.append('abc')
local function fails(name, place)
    local ok, e = pcall(s[name], s, 'a', place)
    print(ok, e == generic_error.ERANGE, e == generic_error.EINVAL, e.arg)
end
for _, name in ipairs { 'find', 'find_first_of', 'find_first_not_of' } do
    for _, place in ipairs { 0, -1, 5, 2^40 } do
        local ok, e = pcall(s[name], s, 'a', place)
        assert(not ok and e == generic_error.ERANGE and e.arg == 3, name)
    end
end
for _, name in ipairs { 'rfind', 'find_last_of', 'find_last_not_of' } do
    for _, place in ipairs { -1, 4, 2^40 } do
        local ok, e = pcall(s[name], s, 'a', place)
        assert(not ok and e == generic_error.ERANGE and e.arg == 3, name)
    end
end
fails('find', 1.5) --> false	false	true	3
fails('rfind', '1') --> false	false	true	3
fails('find_last_of', {}) --> false	false	true	3
