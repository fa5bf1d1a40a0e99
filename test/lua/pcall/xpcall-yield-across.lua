-- xpcall keeps its handler across yields.
local co = coroutine.wrap(function()
  return xpcall(function(x)
    local y = coroutine.yield(x)
    error(y, 0)
  end, function(e) return "handled " .. e end, "given")
end)
print(co()) --> given
print(co("resumed")) --> false	handled resumed
