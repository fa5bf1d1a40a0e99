-- pcall() checks for an interruption before it runs its argument, and raises it instead of returning false.
local f
f = spawn(function()
    f:interrupt()
    local r = pcall(function() print('never printed') end)
    print('nor this', r)
end)
f:join()
print(f.interruption_caught) --> true
