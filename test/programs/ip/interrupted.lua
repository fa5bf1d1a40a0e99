-- A lookup is an interruption point.
local ip = require 'ip'
local canonical = ip.address_info_flag.canonical_name
local lookups = {
  function() return ip.tcp.get_address_info('localhost', 'http') end,
  function() return ip.tcp.get_address_info('localhost', 80, canonical) end,
  function() return ip.tcp.get_address_info('127.0.0.1', 80) end,
  function() return ip.tcp.get_name_info(ip.address.loopback_v4(), 80) end,
}
for _, lookup in ipairs(lookups) do
  local f = spawn(function()
    lookup()
    this_fiber.yield() -- should the answer have come first
    print('not interrupted')
  end)
  this_fiber.yield()
  f:interrupt()
  f:join()
  print(f.interruption_caught)
end
--> true
--> true
--> true
--> true
-- Before it has begun, it does not.
local f = spawn(function()
  this_fiber.disable_interruption()
  this_fiber.yield()
  this_fiber.restore_interruption()
  print(pcall(ip.tcp.get_address_info, 5, 5))
  print('not interrupted')
end)
this_fiber.yield()
f:interrupt()
f:join()
print(f.interruption_caught) --> true
-- Others go on.
print(#ip.tcp.get_address_info('localhost', 80) > 0) --> true
