-- The error of a stack overflow says so.
local function f() return 1 + f() end
local ok, e = pcall(f)
print(ok, e:find("stack overflow", 1, true) ~= nil) --> false	true
local co = coroutine.create(f)
ok, e = coroutine.resume(co)
print(ok, e:find("stack overflow", 1, true) ~= nil, coroutine.status(co)) --> false	true	dead
