-- A fiber that is cancelled and then interrupted is told of both, one after the other.
local time = require 'time'
local t = time.steady_timer.new()
t:expires_after(5)
local first
local f = spawn(function()
    first = select(2, pcall(t.wait, t))
    this_fiber.yield()
end)
time.sleep(1)
print(t:cancel()) --> 1
f:interrupt()
f:join()
print(first, f.interruption_caught) --> Operation canceled	true
