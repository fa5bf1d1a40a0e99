-- A socket that nobody refers to but the fiber that waits in it is not collected; others are closed by the collector.
local ip = require 'ip'
local here = ip.address.loopback_v4()
local function pair()
  local a, s = ip.tcp.acceptor.new(), ip.tcp.socket.new()
  a:open('v4')
  a:bind(here, 0)
  a:listen()
  s:open('v4')
  s:connect(here, a.local_port)
  local peer = a:accept()
  a:close()
  return s, peer
end
local function collect()
  collectgarbage()
  collectgarbage()
end
local peer, fiber
do
  local s
  s, peer = pair()
  fiber = spawn(function()
    local mine = s
    s = nil
    return mine:read_some(byte_span.new(9))
  end)
end
this_fiber.yield()
collect()
peer:write_some(byte_span.append('text'))
print(fiber:join()) --> 4
fiber = nil
collect()
print(pcall(peer.read_some, peer, byte_span.new(9))) --> false	End of file

local accepting, port
do
  local a = ip.tcp.acceptor.new()
  a:open('v4')
  a:bind(here, 0)
  a:listen()
  port = a.local_port
  accepting = spawn(function()
    local mine = a
    a = nil
    return mine:accept()
  end)
end
this_fiber.yield()
collect()
local s = ip.tcp.socket.new()
s:open('v4')
s:connect(here, port)
print(getmetatable(accepting:join())) --> ip.tcp.socket
