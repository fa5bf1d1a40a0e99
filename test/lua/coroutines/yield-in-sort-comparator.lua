-- A comparator of table.sort may yield (unlike LuaJIT).
local t = { 3, 1, 2 }
local co = coroutine.wrap(function()
  table.sort(t, function(a, b) coroutine.yield("cmp"); return a < b end)
  return "sorted"
end)
local r, seen = nil, 0
repeat r = co(); if r == "cmp" then seen = seen + 1 end until r == "sorted"
print(table.concat(t, " "), seen > 1) --> 1 2 3	true
