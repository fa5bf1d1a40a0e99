-- shutdown() of a datagram socket sends nothing to anybody: it only ends what this socket may do.
local ip = require 'ip'
local here, text = ip.address.loopback_v4(), byte_span.append('text')
local function bound()
  local u = ip.udp.socket.new()
  u:open('v4')
  u:bind(here, 0)
  return u
end
local function try(object, method, ...)
  local ok, e = pcall(object[method], object, ...)
  return ok and e or tostring(e)
end
local a, b = bound(), bound()
print(try(a, 'shutdown', 'send')) --> Transport endpoint is not connected
a:connect(here, b.local_port)
b:connect(here, a.local_port)
a:shutdown('send')
print(try(a, 'send', text)) --> Broken pipe
print(b:send(text), a:receive(byte_span.new(9))) --> 4	4
-- Nobody who waits for datagrams goes on waiting.
local f = spawn(function() return try(b, 'receive', byte_span.new(9)) end)
this_fiber.yield()
b:shutdown('receive')
print(f:join()) --> 0
print(b:send(text), a:receive(byte_span.new(9))) --> 4	4
