-- Resuming a dead coroutine reports it without position.
local co = coroutine.create(function() end)
coroutine.resume(co)
print(coroutine.resume(co)) --> false	cannot resume dead coroutine
print(coroutine.status(co)) --> dead
