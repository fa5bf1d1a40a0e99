-- One fiber reads and one writes at a time, and connecting counts as writing: others get EBUSY, and disturb nobody.
local ip = require 'ip'
local here, buffer = ip.address.loopback_v4(), byte_span.new(9)
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
local function busy(object, method, ...)
  local ok, e = pcall(object[method], object, ...)
  return not ok and tostring(e) == 'Device or resource busy' and tostring(e.category)
end
local s, peer = pair()
local reader = spawn(function() return s:read_some(buffer) end)
this_fiber.yield()
print(busy(s, 'read_some', buffer), busy(s, 'receive', buffer, 0), busy(s, 'wait', 'read')) --> system	system	system
peer:write_some(byte_span.append('one'))
print(reader:join()) --> 3
-- To wait until there is something to read is to read.
reader = spawn(function() s:wait('read') return 'readable' end)
this_fiber.yield()
print(busy(s, 'read_some', buffer)) --> system
peer:write_some(byte_span.append('two'))
print(reader:join(), s:read_some(buffer)) --> readable	3

local big, sent = byte_span.new(1000000), 0
local writer = spawn(function() while true do sent = sent + s:write_some(big) end end)
for _ = 1, 100 do this_fiber.yield() end
print(busy(s, 'write_some', big), busy(s, 'send', big, 0), busy(s, 'wait', 'write'), busy(s, 'connect', here, 1)) --> system	system	system	system
writer:interrupt()
writer:join()

local a, first = ip.tcp.acceptor.new(), ip.tcp.socket.new()
a:open('v4')
a:bind(here, 0)
a:listen(0)
first:open('v4')
first:connect(here, a.local_port)
local late = ip.tcp.socket.new() -- the queue is full
late:open('v4')
local connecting = spawn(function() late:connect(here, a.local_port) end)
this_fiber.yield()
print(busy(late, 'connect', here, a.local_port), busy(late, 'write_some', big)) --> system	system
late:close()
print(pcall(connecting.join, connecting)) --> false	Operation canceled
