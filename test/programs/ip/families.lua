-- An address of the other family is not found, unless it stands for one of the family that is wanted.
local ip = require 'ip'
local tcp, mapped = ip.tcp, ip.address_info_flag.v4_mapped
print(tcp.get_address_v4_info('192.0.2.1', 1)[1].address) --> 192.0.2.1
print(tcp.get_address_v6_info('2001:db8::1', 1)[1].address) --> 2001:db8::1
print(tcp.get_address_v4_info('::ffff:192.0.2.1', 1, 0)[1].address) --> 192.0.2.1
print(tcp.get_address_info('::ffff:192.0.2.1', 1)[1].address) --> ::ffff:192.0.2.1
print(tcp.get_address_v6_info('192.0.2.1', 1)[1].address) --> ::ffff:192.0.2.1
print(tcp.get_address_v6_info(ip.address.new('192.0.2.1'), 1, mapped)[1].address) --> ::ffff:192.0.2.1
print(pcall(tcp.get_address_v6_info, '192.0.2.1', 1, 0)) --> false	Host not found (authoritative)
print(pcall(tcp.get_address_v4_info, '2001:db8::1', 1)) --> false	Host not found (authoritative)
