-- Yielding from the main coroutine is an error.
print(pcall(coroutine.yield, 1)) --> false	attempt to yield across C-call boundary
print(pcall(function() coroutine.yield() end)) --> false	yield-outside.lua:3: attempt to yield across C-call boundary
