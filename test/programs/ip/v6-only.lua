-- An acceptor of any IPv6 address takes IPv4 clients too, unless it is v6_only; then the IPv4 port is another one's.
local ip = require 'ip'
local v4, v6 = ip.address.loopback_v4(), ip.address.loopback_v6()
local function listener(only)
  local a = ip.tcp.acceptor.new()
  a:open('v6')
  a:set_option('v6_only', only)
  a:bind(ip.address.any_v6(), 0)
  a:listen()
  return a
end
local function connect(address, port)
  local s = ip.tcp.socket.new()
  s:open(address)
  local ok, e = pcall(s.connect, s, address, port)
  return ok and s or tostring(e)
end
local both = listener(false)
local s = connect(v4, both.local_port)
local peer = both:accept()
print(peer.remote_address, peer.local_address, s.remote_address) --> ::ffff:127.0.0.1	::ffff:127.0.0.1	127.0.0.1
print(peer.remote_address:to_v4() == v4, peer.remote_port == s.local_port) --> true	true
s = connect(v6, both.local_port)
print(both:accept().remote_address) --> ::1
local only = listener(true)
local other = ip.tcp.acceptor.new()
other:open('v4')
other:bind(v4, only.local_port)
print(connect(v4, only.local_port)) --> Connection refused
s = connect(v6, only.local_port)
print(only:accept().remote_port == s.local_port) --> true
-- The mapped address reaches an IPv4 listener from an IPv6 socket.
other:listen()
s = ip.tcp.socket.new()
s:open('v6')
s:connect(v4:to_v6(), other.local_port)
print(other:accept().remote_address, s.remote_address) --> 127.0.0.1	::ffff:127.0.0.1
