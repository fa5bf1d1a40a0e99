-- release() and assign() move sockets between objects, also listening and datagram ones; waiting fibers are aborted.
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
local a = listener()
local port = a.local_port
local f = spawn(function() return pcall(a.accept, a) end)
this_fiber.yield()
local fd = a:release()
print(f:join()) --> false	Operation canceled
local b = ip.tcp.acceptor.new()
b:assign('v4', fd)
print(b.local_port == port, a.is_open) --> true	false
local s = client(port)
local peer = b:accept()
local again = ip.tcp.socket.new()
again:assign(here, peer:release())
again:write_some(byte_span.append('hi'))
print(s:read_some(byte_span.new(9)), again.remote_port == s.local_port) --> 2	true
local u = ip.udp.socket.new()
u:open('v6')
u:bind('::1', 0)
local v = ip.udp.socket.new()
port = u.local_port
v:assign('v6', u:release())
v:send_to(byte_span.append('self'), v.local_address, port)
print(v:receive(byte_span.new(9)), v.local_address) --> 4	::1
local ok, e = pcall(v.assign, v, 'v6', fd)
print(e, e.arg) --> Bad file descriptor	3
