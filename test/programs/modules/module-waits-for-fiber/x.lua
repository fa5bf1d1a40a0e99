local f = spawn(function()
    this_fiber.yield()
    return 42
end)
value = f:join()
