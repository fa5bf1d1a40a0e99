-- Unbounded recursion through pcall ends with an error at some depth.
local depth = 0
local function f() depth = depth + 1; local ok, e = pcall(f); return ok end
f()
print(depth > 100) --> true
