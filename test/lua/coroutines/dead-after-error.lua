-- An error kills the coroutine and resume returns it.
local co = coroutine.create(function() error("broken", 0) end)
print(coroutine.resume(co)) --> false	broken
print(coroutine.status(co)) --> dead
print(coroutine.resume(co)) --> false	cannot resume dead coroutine
