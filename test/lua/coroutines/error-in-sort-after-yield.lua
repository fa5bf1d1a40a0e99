-- An error after a yield inside a comparator is caught outside the sort (unlike LuaJIT).
local co = coroutine.wrap(function()
  return pcall(table.sort, { 2, 1 }, function() coroutine.yield("y"); error("cmp failed", 0) end)
end)
print(co()) --> y
print(co()) --> false	cmp failed
