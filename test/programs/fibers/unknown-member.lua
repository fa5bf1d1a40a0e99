-- A handle has no other members: reading one raises.
local f = spawn(function() end)
local ok, e = pcall(function() return f.nothing end)
print(ok, e) --> false	Requested key wasn't found in the table/userdata
print(e.category) --> emilua.core
f:detach()
