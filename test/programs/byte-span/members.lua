-- Members other than the manual's are not there, and the metatable is not to be had.
local s = byte_span.new(3, 5)
print(s.capacity) --> 5
for _, key in ipairs { 'length', '1', '', '__index', 'constructor', true, {} } do
    local ok, e = pcall(function() return s[key] end)
    assert(not ok and tostring(e) == "Requested key wasn't found in the table/userdata", key)
end
print(getmetatable(s), type(s)) --> byte_span	userdata
print((pcall(setmetatable, s, {}))) --> false
print((pcall(function() return s < s end)), (pcall(function() return s .. 'x' end))) --> false	false
