-- yield works inside comparison metamethods, and the result still decides the branch.
local mt = {
  __lt = function() return coroutine.yield("lt") end,
  __le = function() return coroutine.yield("le") end,
  __eq = function() return coroutine.yield("eq") end,
}
local a, b = setmetatable({}, mt), setmetatable({}, mt)
local co = coroutine.wrap(function()
  local r = {}
  if a < b then r[#r + 1] = "lt" end
  if not (a <= b) then r[#r + 1] = "not le" end
  if a == b then r[#r + 1] = "eq" end
  if a ~= b then r[#r + 1] = "ne" end
  return table.concat(r, ",")
end)
print(co()) --> lt
print(co(true)) --> le
print(co(false)) --> eq
print(co(true)) --> eq
print(co(nil)) --> lt,not le,eq,ne
