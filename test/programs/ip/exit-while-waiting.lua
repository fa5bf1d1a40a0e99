-- system.exit() ends a VM whose fibers wait for sockets, and closes these.
local inbox, ip, system = require 'inbox', require 'ip', require 'system'
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
  local s = inbox:receive()
  local a, u = ip.tcp.acceptor.new(), ip.udp.socket.new()
  a:open('v4')
  a:bind(here, 0)
  a:listen()
  u:open('v4')
  u:bind(here, 0)
  spawn(function() s:read_some(byte_span.new(9)) print('not reached') end):detach()
  spawn(function() while true do s:write_some(byte_span.new(1000000)) end end):detach()
  spawn(function() a:accept() print('not reached') end):detach()
  spawn(function() u:receive(byte_span.new(9)) print('not reached') end):detach()
  for _ = 1, 100 do this_fiber.yield() end
  system.exit()
end
local s, peer = pair()
spawn_vm('.'):send(s)
local buffer, got = byte_span.new(100000), 0
local ok, e = pcall(function()
  while true do got = got + peer:read_some(buffer) end
end)
print(got > 0, e) --> true	End of file
