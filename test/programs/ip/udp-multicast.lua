-- A socket that joined a group gets what is sent to the group, until it leaves.
local ip = require 'ip'
local here, group = ip.address.loopback_v6(), ip.address.new('ff01::77%1')
local a, b = ip.udp.socket.new(), ip.udp.socket.new()
a:open('v6')
a:bind(ip.address.any_v6(), 0)
a:set_option('join_multicast_group', group)
b:open('v6')
b:bind(here, 0)
b:set_option('multicast_interface', 1)
b:set_option('multicast_loop', true)
local buffer = byte_span.new(9)
b:send_to(byte_span.append('all'), group, a.local_port)
local n, address, port = a:receive_from(buffer)
print(n, buffer:slice(1, n), address, port == b.local_port) --> 3	all	::1	true
a:set_option('leave_multicast_group', group)
b:send_to(byte_span.append('nobody'), group, a.local_port)
b:send_to(byte_span.append('one'), here, a.local_port)
print(a:receive(buffer), buffer:slice(1, 3)) --> 3	one
print(pcall(a.set_option, a, 'join_multicast_group', here)) --> false	Invalid argument
