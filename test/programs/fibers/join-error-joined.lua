-- A fiber whose error join() raised is considered joined.
local f = spawn(function() error('boom', 0) end)
print((pcall(f.join, f))) --> false
print(f.joinable) --> false
print(select(2, pcall(f.join, f))) --> Invalid argument
