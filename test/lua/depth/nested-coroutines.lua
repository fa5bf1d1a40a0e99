-- Coroutines resumed within coroutines nest some depth and then fail with an error (unlike LuaJIT).
local function nest(n)
  if n == 0 then return "bottom" end
  return coroutine.wrap(nest)(n - 1)
end
print(nest(50)) --> bottom
local depth = 0
local function forever() depth = depth + 1; return coroutine.resume(coroutine.create(forever)) end
print(type(forever()), depth > 100) --> boolean	true
