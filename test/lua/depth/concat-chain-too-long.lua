-- A concatenation that needs more registers than a function has is refused.
local t = {}
for i = 1, 10000 do t[i] = "v" end
print((load("local v = 'a' return " .. table.concat(t, " .. ")))) --> nil
