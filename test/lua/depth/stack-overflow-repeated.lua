-- The stack can overflow again and again.
local n = 0
local function f() local a, b, c = 1, 2, 3; f(); return a end
for i = 1, 5 do if not pcall(f) then n = n + 1 end end
print(n) --> 5
