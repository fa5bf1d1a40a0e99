-- detach() on a fiber that is not joinable raises EINVAL.
local f = spawn(function() end)
f:detach()
print(pcall(f.detach, f)) --> false	Invalid argument
local g = spawn(function() end)
g:join()
print(pcall(g.detach, g)) --> false	Invalid argument
