-- A spawned fiber runs after the spawner's next suspension, not before.
spawn(function() print('fiber') end):detach()
print('spawned') --> spawned
this_fiber.yield() --> fiber
print('main again') --> main again
