-- pcall() runs the handlers of its scope before it returns false.
print(pcall(function()
    scope_cleanup_push(function() print('handler') end)
    error('boom', 0)
end))
--> handler
--> false	boom
