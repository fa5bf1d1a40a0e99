-- unpack of many values overflows cleanly near the stack limit.
local t = {}
for i = 1, 5000 do t[i] = i end
local function f(n) if n == 0 then return select("#", unpack(t)) end return (f(n - 1)) end
print(f(100)) --> 5000
local function g() return select("#", unpack(t)), (g()) end
print((pcall(g))) --> false
