-- While one fiber waits in join(), nobody else can join.
local target = spawn(function() this_fiber.yield() return 'value' end)
local joiner = spawn(function() return target:join() end)
this_fiber.yield()
print(target.joinable) --> false
print(select(2, pcall(target.join, target))) --> Invalid argument
print(joiner:join()) --> value
