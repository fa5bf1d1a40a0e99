-- An address, and the text of one, is not looked up: the answer is the address, as an object of its own.
local ip = require 'ip'
local a = ip.address.new('2001:db8::1%7')
local e = ip.tcp.get_address_info(a, 80)
print(#e, e[1].address, e[1].port) --> 1	2001:db8::1%7	80
e[1].address.scope_id = 8
print(a, e[1].address) --> 2001:db8::1%7	2001:db8::1%8
e = ip.udp.get_address_info('192.0.2.1', 65535)
print(#e, e[1].address, e[1].port) --> 1	192.0.2.1	65535
e = ip.tcp.get_address_info('fe80::1%987654', 0)
print(#e, e[1].address, e[1].port) --> 1	fe80::1%987654	0
print(pcall(ip.tcp.get_address_info, 'fe80::1%no such one', 0)) --> false	Host not found (authoritative)
