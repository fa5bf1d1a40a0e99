-- A loaded chunk gets the global environment, not that of its caller.
local function f() return (load("return where")()) end
where = "global"
setfenv(f, { load = load, where = "local env" })
print(f()) --> global
