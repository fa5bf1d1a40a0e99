-- A handler may spawn fibers and join them.
local f = spawn(function()
    scope_cleanup_push(function()
        local child = spawn(function() this_fiber.yield() return 'child' end)
        print(child:join())
    end)
end)
f:join()
print('joined')
--> child
--> joined
