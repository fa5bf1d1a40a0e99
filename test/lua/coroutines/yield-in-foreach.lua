-- The function given to table.foreachi may yield.
local co = coroutine.wrap(function()
  return table.foreachi({ "a", "b" }, function(i, v) coroutine.yield(i .. v) end)
end)
print(co()) --> 1a
print(co()) --> 2b
