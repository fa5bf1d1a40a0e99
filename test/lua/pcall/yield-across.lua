-- A coroutine can yield inside pcall and be resumed there.
local co = coroutine.create(function(a)
  local ok, v = pcall(function() return coroutine.yield(a + 1) * 2 end)
  return ok, v
end)
print(coroutine.resume(co, 1)) --> true	2
print(coroutine.resume(co, 21)) --> true	true	42
