-- Unbounded recursion is a catchable error and the VM goes on.
local function f() return 1 + f() end
local ok, e = pcall(f)
print(ok, (e:gsub("^.-:%d+: ", ""):gsub("\n.*", ""))) --> false	stack overflow
print(pcall(f) == false, 1 + 1) --> true	2
