-- A small vector class with several operators.
local V = {}
V.__index = V
local function vec(x, y) return setmetatable({ x = x, y = y }, V) end
V.__add = function(a, b) return vec(a.x + b.x, a.y + b.y) end
V.__mul = function(a, b)
  if type(a) == "number" then return vec(a * b.x, a * b.y) end
  return a.x * b.x + a.y * b.y
end
V.__eq = function(a, b) return a.x == b.x and a.y == b.y end
V.__tostring = function(v) return "(" .. v.x .. "," .. v.y .. ")" end
print(tostring(vec(1, 2) + 2 * vec(3, 4)), vec(1, 2) * vec(3, 4), vec(1, 2) == vec(1, 2)) --> (7,10)	11	true
