-- A __metatable field is what getmetatable shows, and blocks setmetatable.
local t = setmetatable({}, { __metatable = "locked" })
print(getmetatable(t)) --> locked
print(pcall(function() setmetatable(t, {}) end)) --> false	protected.lua:4: cannot change a protected metatable
