-- join() on a fiber that ended by its interruption returns no values and does not raise.
local f = spawn(function()
    this_fiber.yield()
    this_fiber.yield()
    return 'never'
end)
f:interrupt()
print(select('#', f:join())) --> 0
print(f.interruption_caught) --> true
