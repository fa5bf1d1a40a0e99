-- Error levels do not reach across a coroutine boundary.
local co = coroutine.create(function() error("lost", 2) end)
print(coroutine.resume(co)) --> false	lost
