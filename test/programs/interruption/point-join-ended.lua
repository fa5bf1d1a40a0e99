-- An interrupted fiber cannot join, not even a fiber that has ended.
local target = spawn(function() return 'value' end)
this_fiber.yield()
local joiner
joiner = spawn(function()
    joiner:interrupt()
    target:join()
    print('never printed')
end)
joiner:join()
print(joiner.interruption_caught) --> true
print(target:join()) --> value
