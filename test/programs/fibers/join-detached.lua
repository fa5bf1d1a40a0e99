-- join() on a detached fiber raises EINVAL.
local f = spawn(function() end)
f:detach()
print(pcall(f.join, f)) --> false	Invalid argument
