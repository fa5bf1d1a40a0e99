-- Operator metamethods: three-dimensional vectors with + - * unary minus == < and call.
-- n: steps of a particle that bounces in a box.
local n = tonumber((...)) or 270000

local Vector = {}
Vector.__index = Vector

local function vector(x, y, z)
  return setmetatable({ x = x, y = y, z = z }, Vector)
end

function Vector.__add(a, b) return vector(a.x + b.x, a.y + b.y, a.z + b.z) end
function Vector.__sub(a, b) return vector(a.x - b.x, a.y - b.y, a.z - b.z) end
function Vector.__unm(a) return vector(-a.x, -a.y, -a.z) end
function Vector.__eq(a, b) return a.x == b.x and a.y == b.y and a.z == b.z end
function Vector.__lt(a, b) return a:dot(a) < b:dot(b) end
function Vector.__call(a, axis) return a[axis] end

function Vector.__mul(a, b)
  if type(a) == "number" then return vector(a * b.x, a * b.y, a * b.z) end
  return vector(a.x * b, a.y * b, a.z * b)
end

function Vector:dot(other)
  return self.x * other.x + self.y * other.y + self.z * other.z
end

local gravity = vector(0, -0.125, 0)
local position, velocity = vector(0, 10, 0), vector(0.5, 0, 0.25)
local bounces, fast = 0, 0
local limit = vector(1, 1, 1)
for _ = 1, n do
  velocity = velocity + gravity * 0.5
  position = position + 0.5 * velocity
  if position("y") < 0 then
    velocity = vector(velocity.x, -velocity.y, velocity.z)
    position = position - vector(0, 2 * position.y, 0)
    bounces = bounces + 1
  end
  if position("x") * velocity("x") > 20 then
    velocity = -velocity
    bounces = bounces + 1
  end
  if limit < velocity then fast = fast + 1 end
  if position == limit then fast = fast + 1000 end
end
print(string.format("vector %d %d %.6f", bounces, fast, position:dot(position)))
