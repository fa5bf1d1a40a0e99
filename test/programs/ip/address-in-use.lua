-- A second socket on an address raises EADDRINUSE, until the first is closed.
local ip = require 'ip'
local here = ip.address.loopback_v4()
for _, class in ipairs { ip.tcp.acceptor, ip.udp.socket } do
  local one, two = class.new(), class.new()
  one:open('v4')
  two:open('v4')
  one:bind(here, 0)
  local port = one.local_port
  local ok, e = pcall(two.bind, two, here, port)
  print(ok, e, e.category, two.local_port) --> false	Address already in use	system	0
  one:close()
  two:bind(here, port)
  print(two.local_port == port) --> true
  --> false	Address already in use	system	0
  --> true
end
local s = ip.tcp.socket.new()
s:open('v4')
local ok, e = pcall(s.bind, s, '192.0.2.1', 0)
print(e, e.category) --> Cannot assign requested address	system
