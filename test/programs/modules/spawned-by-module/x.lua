name = 'x'
spawn(function()
    this_fiber.yield()
    this_fiber.yield()
    this_fiber.yield()
    print(pcall(require, 'time'))
end):detach()
