-- running returns the current coroutine and false; in a fiber's own coroutine it returns nil (unlike LuaJIT).
print(coroutine.running()) --> nil
local inner
inner = coroutine.create(function()
  local c, m = coroutine.running()
  print(c == inner, m)
end)
coroutine.resume(inner) --> true	false
