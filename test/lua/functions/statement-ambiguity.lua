-- A call that begins on the next line continues the expression before it.
local function f(x) return function(y) return x + y end end
local r = f(1)
(2)
print(r) --> 3
