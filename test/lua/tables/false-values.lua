-- A field holding false exists.
local t = { a = false, false }
print(t.a, t[1], #t) --> false	false	1
local n = 0
for k in pairs(t) do n = n + 1 end
print(n) --> 2
