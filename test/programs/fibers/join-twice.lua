-- join() on a joined fiber raises EINVAL.
local f = spawn(function() end)
f:join()
local ok, e = pcall(f.join, f)
print(ok, e, e.code) --> false	Invalid argument	22
