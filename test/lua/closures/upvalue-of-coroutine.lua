-- A closure can change the locals of a suspended coroutine.
local set
local co = coroutine.wrap(function()
  local v = "before"
  set = function(x) v = x end
  coroutine.yield()
  return v
end)
co()
set("after")
print(co()) --> after
