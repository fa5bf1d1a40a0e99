-- A coroutine cannot resume itself or a normal one.
local co
co = coroutine.create(function() return coroutine.resume(co) end)
print(coroutine.resume(co)) --> true	false	cannot resume running coroutine
local a
a = coroutine.create(function()
  local b = coroutine.create(function() return coroutine.resume(a) end)
  return select(2, coroutine.resume(b))
end)
print(coroutine.resume(a)) --> true	false	cannot resume running coroutine
