-- Once pcall() has begun it delivers the result; the interruption waits for the next interruption point.
local f
f = spawn(function()
    print(pcall(function()
        f:interrupt()
        return 'result'
    end))
    --> true	result
    this_fiber.yield()
    print('never printed')
end)
f:join()
print(f.interruption_caught) --> true
