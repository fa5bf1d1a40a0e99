-- A function may have 60 upvalues.
local t = {}
for i = 1, 60 do t[i] = "local v" .. i .. " = " .. i end
t[#t + 1] = "return function() return 0"
for i = 1, 60 do t[#t + 1] = " + v" .. i end
t[#t + 1] = " end"
print(load(table.concat(t, "\n"))()()) --> 1830
