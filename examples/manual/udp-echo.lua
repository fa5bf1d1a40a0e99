-- A datagram goes back to where it came from (ip.udp.socket).
local ip = require 'ip'

local sock = ip.udp.socket.new()
sock:open('v4')
sock:bind(ip.address.any_v4(), 0)

local client = ip.udp.socket.new()
client:open('v4')
client:connect(ip.address.loopback_v4(), sock.local_port)
client:send(byte_span.append('datagram'))

local buf = byte_span.new(1024)
local nread, remote_addr, remote_port = sock:receive_from(buf)
print(nread, remote_addr, remote_port == client.local_port) --> 8	127.0.0.1	true
sock:send_to(buf:slice(1, nread), remote_addr, remote_port)

local answer = byte_span.new(1024)
print(answer:slice(1, client:receive(answer))) --> datagram
