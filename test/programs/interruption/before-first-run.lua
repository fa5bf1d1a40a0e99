-- A fiber interrupted before it first ran still starts, and is interrupted at its first interruption point.
local f = spawn(function()
    print('started') --> started
    this_fiber.yield()
    print('never printed')
end)
f:interrupt()
f:join()
print(f.interruption_caught) --> true
