-- join() raises the very error value.
local value = {}
local f = spawn(function() error(value) end)
local ok, e = pcall(f.join, f)
print(ok, e == value) --> false	true
