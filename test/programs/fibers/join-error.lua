-- An error that ends a fiber is raised again by join().
local f = spawn(function() error('boom', 0) end)
print(pcall(f.join, f)) --> false	boom
