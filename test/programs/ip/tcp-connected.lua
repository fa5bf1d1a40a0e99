-- A connected socket raises EISCONN for another connect, and stays as it is.
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
local s, peer = pair()
local other = listener()
for _ = 1, 2 do
  local ok, e = pcall(s.connect, s, here, other.local_port)
  print(ok, e, e.category) --> false	Transport endpoint is already connected	system
  --> false	Transport endpoint is already connected	system
end
s:write_some(byte_span.append('still'))
local buffer = byte_span.new(5)
peer:read_some(buffer)
print(buffer) --> still
