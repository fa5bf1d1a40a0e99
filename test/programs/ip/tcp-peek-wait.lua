-- receive() with peek leaves the bytes; wait() tells when there are any, takes none, and suspends until then.
local ip = require 'ip'
local here = ip.address.loopback_v4()
local function listener(backlog)
  local a = ip.tcp.acceptor.new()
  a:open('v4')
  a:bind(here, 0)
  a:listen(backlog)
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
local s, peer = pair()
local f = spawn(function() s:wait('read') return 'readable' end)
this_fiber.yield()
peer:write_some(byte_span.append('hello'))
print(f:join()) --> readable
s:wait('read')
s:wait('write')
local buffer = byte_span.new(9)
print(s:receive(buffer, ip.message_flag.peek), s:receive(buffer, ip.message_flag.peek), buffer:slice(1, 5)) --> 5	5	hello
print(s:receive(buffer, 0), s:io_control('bytes_readable')) --> 5	0
print(s:send(byte_span.append('there'), 0), peer:receive(buffer, 0)) --> 5	5
local reader = spawn(function() return s:receive(buffer, ip.message_flag.peek) end)
this_fiber.yield()
peer:write_some(byte_span.append('late'))
print(reader:join()) --> 4
print(s:read_some(buffer)) --> 4
peer:close()
s:wait('read')
print(pcall(s.read_some, s, buffer)) --> false	End of file
