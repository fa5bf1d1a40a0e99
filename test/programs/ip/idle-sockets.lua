-- The program ends although sockets are open, as long as no fiber waits for them.
local ip = require 'ip'
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
KEPT = { pair() }
for _, class in ipairs { ip.tcp.acceptor, ip.udp.socket, ip.tcp.socket } do
  local s = class.new()
  s:open('v4')
  s:bind(here, 0)
  if class == ip.tcp.acceptor then s:listen() end
  KEPT[#KEPT + 1] = s
end
KEPT[1]:write_some(byte_span.append('never read'))
-- Neither does an operation that was interrupted.
for _, wait in ipairs { function() KEPT[1]:read_some(byte_span.new(1)) end, function() KEPT[3]:accept() end,
                        function() KEPT[4]:receive(byte_span.new(1)) end } do
  local f = spawn(wait)
  this_fiber.yield()
  f:interrupt()
  f:join()
end
print('the end') --> the end
