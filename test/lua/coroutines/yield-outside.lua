-- Yielding from the main coroutine is an error.
print(pcall(coroutine.yield, 1)) --> false	The fiber coroutine is reserved to the scheduler
print(pcall(function() coroutine.yield() end)) --> false	The fiber coroutine is reserved to the scheduler
