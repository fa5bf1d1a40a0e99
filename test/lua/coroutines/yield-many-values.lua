-- yield and resume pass any number of values, nils included.
local co = coroutine.create(function(...)
  print(select("#", ...))
  print(select("#", coroutine.yield(nil, nil)))
  return nil, nil, nil
end)
print(select("#", coroutine.resume(co)))
--> 0
--> 3
print(select("#", coroutine.resume(co, nil, 1, nil)))
--> 3
--> 4
