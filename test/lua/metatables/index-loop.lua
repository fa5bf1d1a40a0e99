-- An __index cycle is an error, not a hang.
local t = {}
setmetatable(t, { __index = t })
print(pcall(function() return t.x end)) --> false	index-loop.lua:4: loop in gettable
