-- cancel(), close() and release() make whoever receives raise operation_aborted; interruption takes no datagram away.
local ip = require 'ip'
local here = ip.address.loopback_v4()
local function bound()
  local u = ip.udp.socket.new()
  u:open('v4')
  u:bind(here, 0)
  return u
end
local other = bound()
for _, method in ipairs { 'cancel', 'close', 'release' } do
  for _, receive in ipairs { 'receive', 'receive_from' } do
    local u = bound()
    local f = spawn(function() return pcall(u[receive], u, byte_span.new(9)) end)
    local g = spawn(function() return pcall(u[receive], u, byte_span.new(9)) end)
    this_fiber.yield()
    u[method](u)
    local ok, e = f:join()
    assert(not ok and tostring(e.category) == 'system')
    print(e, select(2, g:join()), u.is_open)
  end
end
--> Operation canceled	Operation canceled	true
--> Operation canceled	Operation canceled	true
--> Operation canceled	Operation canceled	false
--> Operation canceled	Operation canceled	false
--> Operation canceled	Operation canceled	false
--> Operation canceled	Operation canceled	false
local u = bound()
local f = spawn(function() u:receive(byte_span.new(9)) end)
this_fiber.yield()
f:interrupt()
f:join()
other:send_to(byte_span.append('kept'), here, u.local_port)
print(f.interruption_caught, u:receive(byte_span.new(9))) --> true	4
f = spawn(function() u:receive(byte_span.new(9)) end)
this_fiber.yield()
other:send_to(byte_span.append('in time'), here, u.local_port)
f:interrupt()
f:join()
print(f.interruption_caught, u:receive(byte_span.new(9))) --> true	7
