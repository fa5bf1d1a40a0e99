-- The main coroutine cannot be resumed.
local main = coroutine.running()
print(coroutine.resume(main)) --> false	cannot resume running coroutine
print(coroutine.wrap(function() return coroutine.resume(main) end)()) --> false	cannot resume running coroutine
print(coroutine.status(main)) --> running
