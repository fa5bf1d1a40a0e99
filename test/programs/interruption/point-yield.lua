-- yield() is an interruption point.
local turns = 0
local f = spawn(function()
    while true do
        turns = turns + 1
        this_fiber.yield()
    end
end)
for _ = 1, 3 do this_fiber.yield() end
f:interrupt()
f:join()
print(turns >= 3, f.interruption_caught) --> true	true
