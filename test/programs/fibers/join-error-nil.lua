-- A fiber that ended with error(nil) makes join() raise nil.
local f = spawn(function() error(nil) end)
print(pcall(f.join, f)) --> false	nil
