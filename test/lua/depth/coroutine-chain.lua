-- A long chain of suspended coroutines is collected.
local last = nil
for i = 1, 2000 do
  local prev = last
  last = coroutine.wrap(function() coroutine.yield(); return prev end)
  last()
end
last = nil
collectgarbage()
print("alive") --> alive
