-- A __metatable of false also protects.
local t = setmetatable({}, { __metatable = false })
print(getmetatable(t)) --> false
print((pcall(setmetatable, t, nil))) --> false
