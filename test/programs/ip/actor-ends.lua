-- When an actor dies, the connections that it had are closed: their peers find the end.
local inbox, ip = require 'inbox', require 'ip'
local here = ip.address.loopback_v4()
local function pair()
  local a, s = ip.tcp.acceptor.new(), ip.tcp.socket.new()
  a:open('v4')
  a:bind(here, 0)
  a:listen()
  s:open('v4')
  s:connect(here, a.local_port)
  local peer = a:accept()
  a:close()
  return s, peer
end
if _CONTEXT == 'worker' then
  local sockets = inbox:receive()
  spawn(function() sockets[1]:read_some(byte_span.new(9)) end):detach()
  this_fiber.yield()
  error('the end', 0)
end
local actor = spawn_vm('.')
local s, peer = pair()
local t, other = pair()
actor:send { s, t }
for _, socket in ipairs { peer, other } do print(pcall(socket.read_some, socket, byte_span.new(9))) end
--> false	End of file
--> false	End of file
--! Main fiber from VM * panicked: 'the end'
-- One that is on its way to an actor that ends without taking it comes back.
s, peer = pair()
print(pcall(actor.send, actor, s)) --> false	Channel closed
print(s.is_open, s:write_some(byte_span.append('still ours')), peer:read_some(byte_span.new(99))) --> true	10	10
