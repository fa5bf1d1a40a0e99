-- The names of an endpoint are looked up; what has none is a number.
local ip = require 'ip'
local l = ip.tcp.get_name_info(ip.address.loopback_v4(), 80)
print(#l, l[1].host_name ~= '', l[1].service_name) --> 1	true	http
print(ip.udp.get_name_info(ip.address.loopback_v4(), 69)[1].service_name) --> tftp
print(ip.tcp.get_name_info(ip.address.loopback_v6(), 69)[1].service_name) --> 69
-- The network of examples has no names.
local asio_error = require 'asio_error'
local ok, l = pcall(ip.tcp.get_name_info, ip.address.new('192.0.2.1'), 65535)
print(ok and l[1].host_name == '192.0.2.1' and l[1].service_name == '65535' or l == asio_error.netdb.host_not_found_try_again) --> true
