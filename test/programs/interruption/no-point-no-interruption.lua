-- A fiber without interruption points runs to its end.
local f = spawn(function()
    local sum = 0
    for i = 1, 1000 do sum = sum + i end
    return sum
end)
f:interrupt()
print(f:join()) --> 500500
print(f.interruption_caught) --> false
