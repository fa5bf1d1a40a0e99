-- A chain of 90 __index tables works.
local t = { x = "found" }
for i = 1, 90 do t = setmetatable({}, { __index = t }) end
print(t.x) --> found
