-- Spectral norm of an infinite matrix, cut at 100x100: float division, array reads, small calls.
-- n: steps of the power method.
local n = tonumber((...)) or 350

local SIZE = 100

local function a(i, j)
  local ij = i + j
  return 1 / (ij * (ij + 1) / 2 + i + 1)
end

local function multiply_av(v, out)
  for i = 0, SIZE - 1 do
    local sum = 0
    for j = 0, SIZE - 1 do sum = sum + a(i, j) * v[j + 1] end
    out[i + 1] = sum
  end
end

local function multiply_atv(v, out)
  for i = 0, SIZE - 1 do
    local sum = 0
    for j = 0, SIZE - 1 do sum = sum + a(j, i) * v[j + 1] end
    out[i + 1] = sum
  end
end

local u, v, t = {}, {}, {}
for i = 1, SIZE do u[i] = 1 end

for _ = 1, n do
  multiply_av(u, t)
  multiply_atv(t, v)
  local norm2 = 0
  for i = 1, SIZE do norm2 = norm2 + v[i] * v[i] end
  local scale = 1 / math.sqrt(norm2)
  for i = 1, SIZE do u[i] = v[i] * scale end
end

multiply_av(u, t)
multiply_atv(t, v)
local uv, uu = 0, 0
for i = 1, SIZE do
  uv = uv + u[i] * v[i]
  uu = uu + u[i] * u[i]
end
print(string.format("spectral-norm %.9f", math.sqrt(uv / uu)))
