-- A __newindex cycle is an error.
local t = {}
setmetatable(t, { __newindex = t })
print(pcall(function() t.x = 1 end)) --> false	newindex-loop.lua:4: loop in settable
