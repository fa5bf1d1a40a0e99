-- scope() is no interruption point.
local f
f = spawn(function()
    f:interrupt()
    return scope(function() return 'scope ran' end)
end)
print(f:join()) --> scope ran
print(f.interruption_caught) --> false
