-- Thousands of nested pcalls unwind one by one, or overflow with an error.
local function nest(n) if n == 0 then return "bottom" end local ok, v = pcall(nest, n - 1) return v end
print(nest(150)) --> bottom
local function forever() return (pcall(forever)) end
print(type(forever())) --> boolean
