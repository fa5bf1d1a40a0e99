-- The reader of load may yield (unlike LuaJIT).
local co = coroutine.wrap(function()
  local f = load(function() return coroutine.yield("more") end)
  return f()
end)
print(co()) --> more
print(co("return 6 ")) --> more
print(co("* 7")) --> more
print(co(nil)) --> 42
