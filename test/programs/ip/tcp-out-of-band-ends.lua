-- Who waits for urgent data is told when the connection is reset, and may be interrupted.
local ip = require 'ip'
local here, flag = ip.address.loopback_v4(), ip.message_flag.out_of_band
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
local function try(...)
  local ok, e = pcall(...)
  return ok and e or tostring(e)
end
local s, peer = pair()
local buffer = byte_span.new(9)
local f = spawn(function() s:receive(buffer, flag) end)
this_fiber.yield()
f:interrupt()
f:join()
print(f.interruption_caught) --> true
f = spawn(function() return try(s.receive, s, buffer, flag) end)
this_fiber.yield()
peer:set_option('linger', true, 0)
peer:close()
print(f:join()) --> Connection reset by peer
print(try(s.read_some, s, buffer)) --> End of file
-- What was told already is not waited for.
print(try(s.receive, s, buffer, flag)) --> Invalid argument
s, peer = pair()
f = spawn(function() return try(s.receive, s, buffer, flag) end)
this_fiber.yield()
s:shutdown('send')
peer:shutdown('send')
print(f:join()) --> Invalid argument
