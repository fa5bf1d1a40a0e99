-- interrupt() more than once is the same as once.
local f = spawn(function()
    this_fiber.yield()
    print('never printed')
end)
f:interrupt()
f:interrupt()
f:interrupt()
print(select('#', f:join())) --> 0
f:interrupt()
print(f.interruption_caught) --> true
