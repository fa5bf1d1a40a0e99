-- resume passes values in, yield passes values out.
local co = coroutine.create(function(a, b)
  local c = coroutine.yield(a + b)
  local d, e = coroutine.yield(c * 2)
  return d, e
end)
print(coroutine.resume(co, 1, 2)) --> true	3
print(coroutine.resume(co, 10)) --> true	20
print(coroutine.resume(co, "x", "y")) --> true	x	y
print(coroutine.resume(co)) --> false	cannot resume dead coroutine
