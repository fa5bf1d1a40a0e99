-- Recursion with many values overflows cleanly too.
local function f(...) return 1, f(1, ...) end
print((pcall(f))) --> false
local t = {}
for i = 1, 200 do t[i] = i end
local function g() return (g(unpack(t))) end
print((pcall(g))) --> false
