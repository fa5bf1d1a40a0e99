-- pcall still catches after a yield inside it.
local co = coroutine.wrap(function()
  local ok, e = pcall(function()
    coroutine.yield("pause")
    error("after", 0)
  end)
  coroutine.yield(ok, e)
  return "end"
end)
print(co()) --> pause
print(co()) --> false	after
print(co()) --> end
