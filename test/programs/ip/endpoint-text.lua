-- tostring writes an endpoint, and toendpoint reads it.
local ip = require 'ip'
local v4, v6 = ip.address.new('192.0.2.1'), ip.address.new('2001:db8::1%7')
print(ip.tostring(v4), ip.tostring(v6)) --> 192.0.2.1	2001:db8::1%7
print(ip.tostring(v4, 80), ip.tostring(v6, 65535)) --> 192.0.2.1:80	[2001:db8::1%7]:65535
print(ip.tostring(v4, nil)) --> 192.0.2.1
for _, text in ipairs { '192.0.2.1:80', '[2001:db8::1%7]:65535', '[::]:0' } do
  local address, port = ip.toendpoint(text)
  print(getmetatable(address), port, ip.tostring(address, port) == text)
end
--> ip.address	80	true
--> ip.address	65535	true
--> ip.address	0	true
for _, text in ipairs {
  '', '192.0.2.1', '192.0.2.1:', ':80', '192.0.2.1:65536', '192.0.2.1:-1', '192.0.2.1:+1', '192.0.2.1:0x50', '192.0.2.1: 80',
  '192.0.2.1:80 ', '192.0.2.1:80:80', '[192.0.2.1]:80', '::1:80', '[::1]80', '[::1]', '[::1:80', '::1]:80', 'localhost:80',
  '[[::1]]:80', '[::1]:000080', '192.0.2.1:80\n', '\n192.0.2.1:80',
} do
  local ok, e = pcall(ip.toendpoint, text)
  if ok or tostring(e) ~= 'Invalid argument' or e.arg ~= 1 then print(text, ok, e) end
end
for _, port in ipairs { -1, 65536, 0.5, '80' } do
  local ok, e = pcall(ip.tostring, v4, port)
  if ok or tostring(e) ~= 'Invalid argument' or e.arg ~= 2 then print(port, ok, e) end
end
local ok, e = pcall(ip.tostring, '192.0.2.1', 80)
print(e, e.arg) --> Invalid argument	1
