-- Without koffi canonical names of hosts are not to be had, and interfaces without IPv6 have no names.
--@ env EMILUA_NO_KOFFI=1
local ip = require 'ip'
local canonical = ip.address_info_flag.canonical_name
local ok, e = pcall(ip.tcp.get_address_info, 'localhost', 80, canonical)
print(e, e.category, e.missing) --> Operation not supported	generic	koffi
print(ip.tcp.get_address_info('127.0.0.1', 80, canonical)[1].canonical_name) --> 127.0.0.1
print(#ip.tcp.get_address_info('localhost', 80) > 0) --> true
print(ip.address.new('fe80::1%987654')) --> fe80::1%987654
