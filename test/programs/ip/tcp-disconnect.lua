-- disconnect() ends a connection, and the socket can have another one.
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
s:disconnect()
print(s.is_open, pcall(function() return s.remote_port end)) --> true	false	Transport endpoint is not connected
print(pcall(peer.read_some, peer, byte_span.new(1))) --> false	Connection reset by peer
local a = listener()
s:connect(here, a.local_port)
print(s.remote_port == a.local_port, a:accept().remote_port == s.local_port) --> true	true
