-- A garbage collection keeps what suspended coroutines use.
local co = coroutine.wrap(function()
  local t = { "alive" }
  coroutine.yield()
  return t[1]
end)
co()
collectgarbage()
collectgarbage()
print(co()) --> alive
