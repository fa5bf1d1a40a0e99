-- Acceptors and datagram sockets go to actors on other threads too; those that nobody takes come back and still work.
--@ slow
local ip, inbox = require 'ip', require 'inbox'
if _CONTEXT == 'worker' then
  local m = inbox:receive()
  local buffer = byte_span.new(9)
  local s = m.acceptor:accept()
  s:read_some(buffer)
  s:write_some(byte_span.append('tcp'))
  local _, address, port = m.udp:receive_from(buffer)
  m.udp:send_to(byte_span.append('udp!'), address, port)
  inbox:close()
  s:read_some(buffer)
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
local actor = spawn_vm('.', { inherit_context = false })
actor:send { acceptor = a, udp = u }
print(a.is_open, u.is_open) --> false	false
local buffer = byte_span.new(9)
print(s:read_some(buffer), v:receive(buffer)) --> 3	4

-- The inbox is closed by now, or soon: whatever is sent comes back.
local w, x = ip.udp.socket.new(), ip.tcp.acceptor.new()
for _, object in ipairs { w, x } do
  object:open('v4')
  object:bind(here, 0)
end
x:listen()
print(pcall(actor.send, actor, { w, x })) --> false	Channel closed
print(w.is_open, x.is_open) --> true	true
v:send_to(byte_span.append('back'), here, w.local_port)
local t = ip.tcp.socket.new()
t:open('v4')
t:connect(here, x.local_port)
print(w:receive(buffer), x:accept().remote_port == t.local_port) --> 4	true
s:write_some(byte_span.append('end'))
