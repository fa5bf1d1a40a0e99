-- shutdown() disables one direction or both, also under a read that is pending.
local ip = require 'ip'
local here = ip.address.loopback_v4()
local function listener()
  local a = ip.tcp.acceptor.new()
  a:open('v4')
  a:bind(here, 0)
  a:listen()
  return a
end
local function client(port)
  local s = ip.tcp.socket.new()
  s:open('v4')
  s:connect(here, port)
  return s
end
local function pair()
  local a = listener()
  local s = client(a.local_port)
  local peer = a:accept()
  a:close()
  return s, peer
end
local function try(object, method, ...)
  local ok, e = pcall(object[method], object, ...)
  return ok and 'ok' or tostring(e)
end
for _, what in ipairs { 'receive', 'send', 'both' } do
  local s, peer = pair()
  local f = spawn(function() return try(s, 'read_some', byte_span.new(9)) end)
  this_fiber.yield()
  s:shutdown(what)
  if what == 'send' then peer:close() end
  print(what, f:join(), try(s, 'write_some', byte_span.new(1)))
  s:close()
end
--> receive	End of file	ok
--> send	End of file	Broken pipe
--> both	End of file	Broken pipe
local s = ip.tcp.socket.new()
print(try(s, 'shutdown', 'both')) --> Bad file descriptor
s:open('v4')
print(try(s, 'shutdown', 'both')) --> Transport endpoint is not connected
