-- With the flag canonical_name each entry says what the host is called.
local ip = require 'ip'
local canonical = ip.address_info_flag.canonical_name
local entries = ip.tcp.get_address_v4_info('localhost', 'http', canonical)
local good = #entries > 0
for _, e in ipairs(entries) do
  good = good and e.address.is_loopback and e.port == 80 and type(e.canonical_name) == 'string' and e.canonical_name ~= ''
end
print(good) --> true
-- An address is called as it is written.
print(ip.tcp.get_address_info('127.0.0.1', 80, canonical)[1].canonical_name) --> 127.0.0.1
print(ip.tcp.get_address_info('0:0::1', 80, canonical)[1].canonical_name) --> 0:0::1
print(ip.tcp.get_address_info(ip.address.loopback_v6(), 80, canonical)[1].canonical_name) --> ::1
-- This host has no name in this sense.
local ok, e = pcall(ip.tcp.get_address_info, '', 80, canonical)
print(e, e.category) --> Invalid argument	system
-- Nor has a host that does not exist.
ok, e = pcall(ip.tcp.get_address_info, 'no-such-host.invalid', 80, canonical)
print(ok, e.category) --> false	asio.netdb
