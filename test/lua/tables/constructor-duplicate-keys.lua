-- Positional fields are stored in order; an explicit equal key set before is overwritten.
local t = { x = 1, x = 2 }
print(t.x) --> 2
local u = { [1] = "explicit", "positional" }
print(u[1]) --> positional
