-- Changing a function's environment does not change closures made before.
local function outer() return function() return z end end
z = "old"
local inner = outer()
setfenv(outer, { z = "new" })
print(inner(), outer()()) --> old	new
