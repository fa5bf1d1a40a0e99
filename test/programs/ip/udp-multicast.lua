-- A socket that joined a group gets what is sent to the group, until it leaves.
local ip = require 'ip'
local group = ip.address.new('239.255.77.1')
local a, b = ip.udp.socket.new(), ip.udp.socket.new()
a:open('v4')
a:set_option('reuse_address', true)
a:bind(ip.address.any_v4(), 0)
a:set_option('join_multicast_group', group)
b:open('v4')
b:bind(ip.address.any_v4(), 0)
b:set_option('multicast_loop', true)
b:set_option('multicast_hops', 0) -- it does not leave this machine
local buffer = byte_span.new(9)
b:send_to(byte_span.append('all'), group, a.local_port)
local n, _, port = a:receive_from(buffer)
print(n, buffer:slice(1, n), port == b.local_port) --> 3	all	true
a:set_option('leave_multicast_group', group)
b:send_to(byte_span.append('nobody'), group, a.local_port)
b:send_to(byte_span.append('one'), ip.address.loopback_v4(), a.local_port)
print(a:receive(buffer), buffer:slice(1, 3)) --> 3	one
print(pcall(a.set_option, a, 'join_multicast_group', ip.address.loopback_v4())) --> false	Invalid argument
b:set_option('multicast_interface', ip.address.loopback_v4())
print(pcall(b.set_option, b, 'multicast_interface', ip.address.new('192.0.2.1'))) --> false	Cannot assign requested address
