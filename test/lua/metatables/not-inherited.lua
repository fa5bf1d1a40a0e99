-- Metamethods are looked up raw, not through the metatable's own __index.
local base = { __add = function() return "added" end }
local mt = setmetatable({}, { __index = base })
local o = setmetatable({}, mt)
print(pcall(function() return o + 1 end)) --> false	not-inherited.lua:5: attempt to perform arithmetic on upvalue 'o' (a table value)
