-- A new function inherits the environment of its creator.
local env = { setfenv = setfenv }
local function outer() return function() return y end end
setfenv(outer, env)
local inner = outer()
env.y = "from env"
y = "from global"
print(inner()) --> from env
