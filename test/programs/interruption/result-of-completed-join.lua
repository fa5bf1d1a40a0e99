-- An operation that has succeeded delivers its result although an interruption came before the fiber ran again.
local target = spawn(function() this_fiber.yield() return 'value' end)
local joiner
joiner = spawn(function()
    print(target:join())
    this_fiber.yield()
    print('never printed')
end)
spawn(function()
    this_fiber.yield()
    joiner:interrupt()
    print('interrupted')
end):detach()
joiner:join()
--> interrupted
--> value
print(joiner.interruption_caught) --> true
