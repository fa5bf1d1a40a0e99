-- Error objects propagate through wrap unchanged.
local t = {}
local f = coroutine.wrap(function() error(t) end)
local ok, e = pcall(f)
print(ok, e == t) --> false	true
