-- Sockets and acceptors that are sent to another actor go on there: what waits in them is not lost.
local ip, inbox = require 'ip', require 'inbox'
if _CONTEXT == 'worker' then
  local m = inbox:receive()
  local buffer = byte_span.new(9)
  local s = m.acceptor:accept()
  print(getmetatable(m.acceptor), s:read_some(buffer)) --> ip.tcp.acceptor	5
  s:write_some(byte_span.append('tcp'))
  local n, address, port = m.udp:receive_from(buffer)
  print(getmetatable(m.udp), n) --> ip.udp.socket	3
  m.udp:send_to(byte_span.append('udp'), address, port)
  return
end
local here = ip.address.loopback_v4()
local a, s, u, v = ip.tcp.acceptor.new(), ip.tcp.socket.new(), ip.udp.socket.new(), ip.udp.socket.new()
a:open('v4')
a:bind(here, 0)
a:listen()
s:open('v4')
s:connect(here, a.local_port)
s:write_some(byte_span.append('hello'))
u:open('v4')
u:bind(here, 0)
v:open('v4')
v:send_to(byte_span.append('you'), here, u.local_port)
spawn_vm('.'):send { acceptor = a, udp = u }
print(a.is_open, u.is_open) --> false	false
print(pcall(a.accept, a)) --> false	Bad file descriptor
local buffer = byte_span.new(9)
print(s:read_some(buffer), v:receive(buffer)) --> 3	3
