-- yield works inside arithmetic and concatenation metamethods.
local o = setmetatable({}, {
  __add = function(a, b) return coroutine.yield("add") end,
  __concat = function(a, b) return coroutine.yield("concat") end,
  __unm = function() return coroutine.yield("unm") end,
  __len = function() return coroutine.yield("len") end,
})
local co = coroutine.wrap(function() return o + 1, "x" .. o, -o, #o end)
print(co()) --> add
print(co(1)) --> concat
print(co(2)) --> unm
print(co(3)) --> len
print(co(4)) --> 1	2	3	4
