-- Fibers that receive at the same time get the datagrams in the order they came.
local ip = require 'ip'
local here = ip.address.loopback_v4()
local function bound()
  local u = ip.udp.socket.new()
  u:open('v4')
  u:bind(here, 0)
  return u
end
local a, b = bound(), bound()
local got, fibers = {}, {}
for i = 1, 6 do
  fibers[i] = spawn(function()
    local buffer = byte_span.new(9)
    local n, address, port = a:receive_from(buffer)
    got[i] = tostring(buffer:slice(1, n))
    assert(address == here and port == b.local_port)
  end)
  this_fiber.yield()
end
fibers[3]:interrupt()
for i = 1, 5 do b:send_to(byte_span.append('n' .. i), here, a.local_port) end
for _, f in ipairs(fibers) do f:join() end
print(got[1], got[2], got[3], got[4], got[5], got[6]) --> n1	n2	nil	n3	n4	n5
