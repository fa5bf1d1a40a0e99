-- A peer that resets the connection makes a pending read raise ECONNRESET, and the one after it ends.
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
local f = spawn(function() return pcall(s.read_some, s, byte_span.new(9)) end)
this_fiber.yield()
peer:set_option('linger', true, 0)
peer:close()
local ok, e = f:join()
print(ok, e, e.category) --> false	Connection reset by peer	system
print(select(2, pcall(s.read_some, s, byte_span.new(9)))) --> End of file
print(select(2, pcall(s.write_some, s, byte_span.new(9)))) --> Broken pipe
print(s.is_open) --> true
s:close()
