-- A coroutine may spawn fibers.
coroutine.wrap(function()
    spawn(function()
        print('Hello World')
    end):detach()
    print('spawned') --> spawned
end)()
print('end of main') --> end of main
--> Hello World
