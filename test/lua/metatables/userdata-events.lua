-- newproxy userdata honour operators through their metatable.
local u = newproxy(true)
local mt = getmetatable(u)
mt.__index = function(_, k) return "get " .. k end
mt.__call = function(_, x) return "call " .. x end
mt.__len = function() return 7 end
mt.__add = function() return "add" end
mt.__tostring = function() return "proxy" end
print(u.x, u(1), #u, u + 1, tostring(u), type(u)) --> get x	call 1	7	add	proxy	userdata
