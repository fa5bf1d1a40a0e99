-- An empty proxy with __index and __newindex makes a read-only view.
local data = { x = 1 }
local ro = setmetatable({}, { __index = data, __newindex = function(_, k) error("readonly field " .. k, 2) end })
print(ro.x) --> 1
ro.x = 2 --! proxy-readonly.lua:5: readonly field x
