-- Where an address is of one interface, its scope may be the interface's name.
local address = require('ip').address
local a = address.new('fe80::1%1')
print(a.scope_id, address.new(tostring(a)) == a, tostring(a) ~= 'fe80::1') --> 1	true	true
local m = address.new('ff02::1%1')
print(m.scope_id, tostring(m):match('%%.*') == tostring(a):match('%%.*')) --> 1	true
-- Others have numbers.
print(address.new('2001:db8::1%1')) --> 2001:db8::1%1
print(pcall(address.new, '2001:db8::1' .. tostring(a):match('%%%a.*') or '%x')) --> false	Invalid argument
-- The number of no interface stays one.
print(address.new('fe80::1%987654')) --> fe80::1%987654
