-- An interrupted fiber does not begin to wait, even for a timer that has expired.
local time = require 'time'
local t = time.steady_timer.new()
local f = spawn(function()
    this_fiber.yield()
    t:wait()
end)
f:interrupt()
f:join()
print(f.interruption_caught, t:cancel()) --> true	0
