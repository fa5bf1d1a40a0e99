-- Once pcall() has begun it delivers an error of its function as well.
local f
f = spawn(function()
    print(pcall(function()
        f:interrupt()
        error('boom', 0)
    end))
    --> false	boom
end)
f:join()
print(f.interruption_caught) --> false
