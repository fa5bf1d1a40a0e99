-- IPv4 comes before IPv6, then bytes count, then scope ids.
local address = require('ip').address
local list = {}
for i, text in ipairs { '1::1%3', '1::1', '::', '255.255.255.255', '10.0.0.2', '10.0.0.10', '1::1%2', '9.255.255.255', 'ff02::1' } do
  list[i] = address.new(text)
end
table.sort(list)
for i, a in ipairs(list) do list[i] = tostring(a) end
print(table.concat(list, ' ')) --> 9.255.255.255 10.0.0.2 10.0.0.10 255.255.255.255 :: 1::1 1::1%2 1::1%3 ff02::1

local a, b = address.new('10.0.0.1'), address.new('10.0.0.1')
print(a == b, a <= b, a >= b, a < b, a > b) --> true	true	true	false	false
print(address.new('::1%1') == address.new('::1'), a == '10.0.0.1') --> false	false
local ok, e = pcall(function() return a < '10.0.0.2' end)
print(e, e.arg) --> Invalid argument	2
