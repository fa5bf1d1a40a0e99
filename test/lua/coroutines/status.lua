-- A coroutine is suspended, running, normal or dead.
local co, outer
outer = coroutine.create(function()
  print(coroutine.status(outer))
  co = coroutine.create(function() print(coroutine.status(outer), coroutine.status(co)) end)
  print(coroutine.status(co))
  coroutine.resume(co)
  print(coroutine.status(co))
end)
coroutine.resume(outer)
--> running
--> suspended
--> normal	running
--> dead
print(coroutine.status(outer)) --> dead
