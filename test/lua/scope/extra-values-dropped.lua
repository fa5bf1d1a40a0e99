-- Missing values in a local declaration are nil and surplus values are evaluated and dropped.
local n = 0
local function tick() n = n + 1; return n end
local a, b, c = 1
print(a, b, c) --> 1	nil	nil
local d = tick(), tick()
print(d, n) --> 1	2
