-- A peer that resets the connection makes a pending write raise ECONNRESET, and the next one EPIPE.
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
s:set_option('send_buffer_size', 10000)
local big = byte_span.new(10000000)
local f = spawn(function()
  local n = 0
  while true do
    local ok, e = pcall(s.write_some, s, big)
    if not ok then return n, e end
    n = n + 1
  end
end)
this_fiber.yield()
peer:read_some(byte_span.new(1))
peer:set_option('linger', true, 0)
peer:close()
local n, e = f:join()
print(n > 0, e, e.category) --> true	Connection reset by peer	system
print(select(2, pcall(s.write_some, s, big))) --> Broken pipe
s:close()
