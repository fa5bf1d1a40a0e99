-- What inet_pton would not take is no address: EINVAL.
local ip = require 'ip'
local accepted = 0
for _, text in ipairs {
  '', ' ', '1', '1.2.3', '1.2.3.4.5', '1.2.3.256', '01.2.3.4', '1.2.3.04', '0x1.2.3.4', ' 1.2.3.4', '1.2.3.4 ', '1.2.3.4\0', '-1.2.3.4',
  '1.2.3.4%1', ':', ':::', '::1::', '1:2:3:4:5:6:7', '1:2:3:4:5:6:7:8:9', '1::2:3:4:5:6:7:8', '12345::', 'g::', '[::1]', '::1.2.3',
  '1.2.3.4::', '::1%', '::1%x', '::1%-1', '::1%4294967296', '::1%1%2', 'fe80::1%no such one', 'localhost',
} do
  if pcall(ip.address.new, text) then accepted = accepted + 1 print(text) end
end
print(accepted) --> 0
local ok, e = pcall(ip.address.new, '1.2.3')
print(e, e.category, e.arg) --> Invalid argument	generic	1
ok, e = pcall(ip.address.new, 1)
print(e, e.category, e.arg) --> Invalid argument	generic	1
