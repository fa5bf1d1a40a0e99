-- Flags are numbers to be combined with bit.bor.
local ip = require 'ip'
local f, m = ip.address_info_flag, ip.message_flag
print(f.passive, f.canonical_name, f.v4_mapped, f.all_matching, f.address_configured) --> 1	2	8	16	32
print(m.out_of_band, m.peek, m.do_not_route, m.end_of_record) --> 1	2	4	128
print(#ip.tcp.get_address_info('127.0.0.1', 80, bit.bor(f.passive, f.v4_mapped, f.all_matching, f.address_configured))) --> 1
