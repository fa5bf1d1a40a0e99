-- A replacement function of string.gsub may yield (unlike LuaJIT).
local co = coroutine.wrap(function()
  return string.gsub("a-b-c", "%a", function(c) return coroutine.yield(c) end)
end)
print(co()) --> a
print(co("1")) --> b
print(co("2")) --> c
print(co("3")) --> 1-2-3	3
