-- Each joiner of a chain gets the value of the fiber before it.
local f = spawn(function() this_fiber.yield() return 0 end)
for _ = 1, 50 do
    local before = f
    f = spawn(function() return before:join() + 1 end)
end
print(f:join()) --> 50
