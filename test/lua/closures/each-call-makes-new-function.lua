-- Evaluating a function expression makes a new function each time.
local function make() return function() end end
print(make() == make()) --> false
local t = {}
for i = 1, 2 do t[i] = function() return i end end
print(t[1] == t[2]) --> false
