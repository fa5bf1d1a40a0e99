-- The handler runs before the stack is unwound: level 3 is the failing function.
local env = { error = error }
local f = setfenv(function() error("x", 0) end, env)
print(xpcall(f, function(e) return getfenv(3) == env end)) --> false	true
