-- yield works inside __index, __newindex and __call.
local o = setmetatable({}, {
  __index = function(_, k) return coroutine.yield("get " .. k) end,
  __newindex = function(_, k, v) coroutine.yield("set " .. k .. "=" .. v) end,
  __call = function(_, x) return coroutine.yield("call " .. x) end,
})
local co = coroutine.wrap(function()
  local v = o.field
  o.other = v
  return o(v), v
end)
print(co()) --> get field
print(co(7)) --> set other=7
print(co()) --> call 7
print(co("r")) --> r	7
