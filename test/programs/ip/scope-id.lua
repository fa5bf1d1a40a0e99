-- scope_id can be read and written, and nothing else of an address can be written.
local address = require('ip').address
local a = address.new('2001:db8::1%7')
print(a, a.scope_id) --> 2001:db8::1%7	7
a.scope_id = 0
print(a, a == address.new('2001:db8::1')) --> 2001:db8::1	true
a.scope_id = 2 ^ 32 - 1
print(a, a.scope_id) --> 2001:db8::1%4294967295	4294967295
for _, scope in ipairs { -1, 2 ^ 32, 1.5, 'lo', false } do
  local ok, e = pcall(function() a.scope_id = scope end)
  if tostring(e) ~= 'Invalid argument' or e.arg ~= 3 then print(scope, ok, e) end
end
print(pcall(function() a.is_v4 = true end)) --> false	Requested key wasn't found in the table/userdata
print(pcall(function() a[1] = true end)) --> false	Requested key wasn't found in the table/userdata
print(pcall(function() return a.bytes end)) --> false	Requested key wasn't found in the table/userdata
print(a) --> 2001:db8::1%4294967295
