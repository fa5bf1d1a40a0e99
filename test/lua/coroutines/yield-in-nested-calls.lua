-- yield works from any call depth.
local function deep(n)
  if n == 0 then return coroutine.yield("bottom") end
  local r = deep(n - 1)
  return r
end
local co = coroutine.wrap(deep)
print(co(100)) --> bottom
print(co("back")) --> back
