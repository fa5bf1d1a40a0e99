-- A concatenation of 150 operands works.
local t = {}
for i = 1, 150 do t[i] = "v" end
print(load("local v = 'a' return " .. table.concat(t, " .. "))() == ("a"):rep(150)) --> true
