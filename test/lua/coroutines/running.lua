-- running returns the current coroutine and whether it is the main one.
local co, main = coroutine.running()
print(type(co), main) --> thread	true
local inner
inner = coroutine.create(function()
  local c, m = coroutine.running()
  print(c == inner, m)
end)
coroutine.resume(inner) --> true	false
