-- this_fiber.is_main is true in the main fiber only, also within its coroutines.
print(this_fiber.is_main) --> true
coroutine.wrap(function() print(this_fiber.is_main) end)() --> true
spawn(function()
    print(this_fiber.is_main) --> false
    coroutine.wrap(function() print(this_fiber.is_main) end)() --> false
end):join()
print(this_fiber.is_main) --> true
