-- xpcall handles a stack overflow.
local function f() return 1 + f() end
local ok, e = xpcall(f, function(m) return "handled: " .. type(m) end)
print(ok, type(e)) --> false	string
print("alive") --> alive
