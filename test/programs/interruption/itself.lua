-- A fiber may interrupt itself: it goes on to its next interruption point.
local f
f = spawn(function()
    f:interrupt()
    print('goes on') --> goes on
    this_fiber.yield()
    print('never printed')
end)
f:join()
print(f.interruption_caught) --> true
