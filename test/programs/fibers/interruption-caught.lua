-- interruption_caught tells whether the fiber ended because of fiber_interrupted.
local f = spawn(function() return 1 end)
f:join()
print(f.interruption_caught) --> false
f = spawn(function() error('boom') end)
pcall(f.join, f)
print(f.interruption_caught) --> false
f = spawn(function() this_fiber.yield() this_fiber.yield() end)
f:interrupt()
f:join()
print(f.interruption_caught) --> true
