-- A ray tracer: small objects, float arithmetic, methods, recursion for reflections.
-- n: rows of 64 pixels; the rows sweep the picture again and again.
local n = tonumber((...)) or 1200

local SIZE = 64
local sqrt = math.sqrt

local function vec(x, y, z) return { x, y, z } end
local function add(a, b) return { a[1] + b[1], a[2] + b[2], a[3] + b[3] } end
local function sub(a, b) return { a[1] - b[1], a[2] - b[2], a[3] - b[3] } end
local function scale(a, k) return { a[1] * k, a[2] * k, a[3] * k } end
local function dot(a, b) return a[1] * b[1] + a[2] * b[2] + a[3] * b[3] end
local function unit(a) return scale(a, 1 / sqrt(dot(a, a))) end

local Sphere = {}
Sphere.__index = Sphere

function Sphere:hit(origin, direction)
  local oc = sub(origin, self.centre)
  local b = dot(oc, direction)
  local discriminant = b * b - dot(oc, oc) + self.radius * self.radius
  if discriminant <= 0 then return nil end
  local t = -b - sqrt(discriminant)
  return t > 0.0001 and t or nil
end

function Sphere:normal(point) return unit(sub(point, self.centre)) end

local Floor = {}
Floor.__index = Floor

function Floor:hit(origin, direction)
  if direction[2] >= 0 then return nil end
  return (self.height - origin[2]) / direction[2]
end

function Floor:normal() return vec(0, 1, 0) end

local scene = {
  setmetatable({ centre = vec(0, 1, 6), radius = 1, shade = 0.9, mirror = 0.3 }, Sphere),
  setmetatable({ centre = vec(-1.5, 0.5, 4.5), radius = 0.5, shade = 0.6, mirror = 0.1 }, Sphere),
  setmetatable({ centre = vec(1.6, 0.8, 5), radius = 0.8, shade = 0.8, mirror = 0.5 }, Sphere),
  setmetatable({ height = 0, shade = 0.5, mirror = 0.2 }, Floor),
}
local light = unit(vec(-1, 2, -1))

local function nearest(origin, direction)
  local best, distance
  for i = 1, #scene do
    local t = scene[i]:hit(origin, direction)
    if t and (not distance or t < distance) then best, distance = scene[i], t end
  end
  return best, distance
end

local function trace(origin, direction, depth)
  local object, distance = nearest(origin, direction)
  if not object then return 0.2 + 0.1 * direction[2] end
  local point = add(origin, scale(direction, distance))
  local normal = object:normal(point)
  point = add(point, scale(normal, 0.001))
  local bright = 0.1
  local facing = dot(normal, light)
  if facing > 0 and not nearest(point, light) then bright = bright + facing * object.shade end
  if depth > 0 and object.mirror > 0 then
    local reflected = sub(direction, scale(normal, 2 * dot(normal, direction)))
    bright = bright + object.mirror * trace(point, reflected, depth - 1)
  end
  return bright
end

local eye = vec(0, 1, 0)
local total = 0
for row = 0, n - 1 do
  for column = 0, SIZE - 1 do
    local direction = unit(vec((column - SIZE / 2) / SIZE, (SIZE / 2 - row % SIZE) / SIZE, 1))
    total = total + trace(eye, direction, 2)
  end
end
print(string.format("raytrace %.6f", total))
