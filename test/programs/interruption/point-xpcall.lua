-- xpcall() checks for an interruption before it runs its argument, and raises it.
local f
f = spawn(function()
    f:interrupt()
    local r = xpcall(function() print('never printed') end, function(e) return e end)
    print('nor this', r)
end)
f:join()
print(f.interruption_caught) --> true
