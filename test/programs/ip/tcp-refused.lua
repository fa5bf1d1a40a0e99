-- A refused connection raises ECONNREFUSED, and the socket can connect again.
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
local function try(object, method, ...)
  local ok, e = pcall(object[method], object, ...)
  return ok and 'ok' or tostring(e)
end
local deaf = ip.tcp.acceptor.new() -- nobody else gets the port, and nobody listens there
deaf:open('v4')
deaf:bind(here, 0)
local port = deaf.local_port
local a, s = listener(), ip.tcp.socket.new()
s:open('v4')
for i = 1, 2 do
  local ok, e = pcall(s.connect, s, here, port)
  print(ok, e, e.category, s.is_open)
end
--> false	Connection refused	system	true
--> false	Connection refused	system	true
print(try(s, 'write_some', byte_span.new(1)), try(s, 'read_some', byte_span.new(1))) --> Broken pipe	Transport endpoint is not connected
s:connect(here, a.local_port)
local peer = a:accept()
print(s.remote_port == a.local_port, peer.remote_port == s.local_port) --> true	true
print(s:write_some(byte_span.append('there')), peer:read_some(byte_span.new(9))) --> 5	5
