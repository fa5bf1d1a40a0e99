-- spawn() returns a handle whose metatable shows as the name of its type.
local f = spawn(function() end)
print(type(f)) --> userdata
print(getmetatable(f)) --> fiber
f:detach()
