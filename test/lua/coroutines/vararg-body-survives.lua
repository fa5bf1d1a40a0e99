-- The varargs of a coroutine body survive a yield.
local co = coroutine.wrap(function(...)
  coroutine.yield()
  return select("#", ...), ...
end)
co("a", nil, "c")
print(co()) --> 3	a	nil	c
