-- After a connection that the server closed first, its port is in use for a while, except for who says reuse_address.
local ip = require 'ip'
local here = ip.address.loopback_v4()
local function acceptor(reuse)
  local a = ip.tcp.acceptor.new()
  a:open('v4')
  a:set_option('reuse_address', reuse)
  return a
end
local a, s = acceptor(true), ip.tcp.socket.new()
a:bind(here, 0)
a:listen()
local port = a.local_port
s:open('v4')
s:connect(here, port)
local peer = a:accept()
peer:close()
print(pcall(s.read_some, s, byte_span.new(1))) --> false	End of file
s:close()
a:close()
print(pcall(function() acceptor(false):bind(here, port) end)) --> false	Address already in use
a = acceptor(true)
a:bind(here, port)
a:listen()
print(a.local_port == port) --> true
-- But not while somebody listens there.
print(pcall(function() acceptor(true):bind(here, port) end)) --> false	Address already in use
