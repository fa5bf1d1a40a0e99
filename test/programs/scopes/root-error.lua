-- A fiber's handlers run when an error ends it, before join() raises.
local f = spawn(function()
    scope_cleanup_push(function() print('handler') end)
    error('boom', 0)
end)
print(pcall(f.join, f))
--> handler
--> false	boom
