-- Unfinished coroutines can be dropped in great numbers.
for i = 1, 20000 do
  local co = coroutine.wrap(function() coroutine.yield() end)
  co()
end
collectgarbage()
print("ok") --> ok
