-- Locals of the caller are intact after a caught error.
local a, b, c = 1, 2, 3
local ok = pcall(function() local x, y, z = 7, 8, 9; a = 10; error("x") end)
print(a, b, c, ok) --> 10	2	3	false
