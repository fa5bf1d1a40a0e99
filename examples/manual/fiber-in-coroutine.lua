-- Internals: a coroutine spawns a fiber.
coroutine.wrap(function()
    spawn(function()
        print('Hello World') --> Hello World
    end)
end)()
