-- A __call value that is itself a callable table is not a function.
local inner = setmetatable({}, { __call = function(self, x) return "inner", x end })
local outer = setmetatable({}, { __call = inner })
print(pcall(function() return (outer(5)) end)) --> false	call-not-chained.lua:4: attempt to call upvalue 'outer' (a table value)
