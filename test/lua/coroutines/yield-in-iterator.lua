-- yield works inside the iterator of a generic for.
local co = coroutine.wrap(function()
  local sum = 0
  for v in function() return coroutine.yield("next") end do sum = sum + v end
  return sum
end)
print(co()) --> next
print(co(10)) --> next
print(co(20)) --> next
print(co(nil)) --> 30
