-- The empty host is this one: loopback addresses, or with passive those to bind to.
local ip = require 'ip'
local passive = ip.address_info_flag.passive
local function show(entries)
  for i, e in ipairs(entries) do entries[i] = ip.tostring(e.address, e.port) end
  print(table.concat(entries, ' '))
end
show(ip.tcp.get_address_info('', 80, 0)) --> [::1]:80 127.0.0.1:80
show(ip.tcp.get_address_v4_info('', 80)) --> 127.0.0.1:80
show(ip.udp.get_address_v6_info('', 80)) --> [::1]:80
show(ip.tcp.get_address_info('', 80, passive)) --> 0.0.0.0:80 [::]:80
show(ip.tcp.get_address_v6_info('', '80', passive)) --> [::]:80
-- For other hosts it means nothing.
show(ip.tcp.get_address_info('192.0.2.1', 80, passive)) --> 192.0.2.1:80
print(pcall(ip.tcp.get_address_info, '', '')) --> false	Host not found (authoritative)
