-- Thousands of suspended coroutines keep separate stacks.
local cos = {}
for i = 1, 5000 do
  cos[i] = coroutine.wrap(function() local v = i; while true do v = v + coroutine.yield(v) end end)
  cos[i]()
end
local s = 0
for i = 1, 5000 do s = s + cos[i](1) end
print(s) --> 12507500
