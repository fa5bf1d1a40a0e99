-- One operation: a notification and the wait that it ends, between two fibers that take turns.
local n = tonumber((...))
local m = require('mutex').new()
local c = require('condition_variable').new()
local turn = 1
local function player(me, other)
  m:lock()
  for _ = 1, n / 2 do
    while turn ~= me do c:wait(m) end
    turn = other
    c:notify_one()
  end
  m:unlock()
end
local a, b = spawn(function() player(1, 2) end), spawn(function() player(2, 1) end)
a:join()
b:join()
