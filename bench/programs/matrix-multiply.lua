-- Dense matrix product: nested array reads in the innermost loop.
-- n: products of two 60x60 matrices.
local n = tonumber((...)) or 75

local SIZE = 60

local function fill(f)
  local m = {}
  for i = 1, SIZE do
    local row = {}
    for j = 1, SIZE do row[j] = f(i, j) end
    m[i] = row
  end
  return m
end

local function transpose(m)
  return fill(function(i, j) return m[j][i] end)
end

local function multiply(a, b)
  local bt = transpose(b)
  local c = {}
  for i = 1, SIZE do
    local row, out = a[i], {}
    for j = 1, SIZE do
      local column, sum = bt[j], 0
      for k = 1, SIZE do sum = sum + row[k] * column[k] end
      out[j] = sum
    end
    c[i] = out
  end
  return c
end

local a = fill(function(i, j) return (i * 7 + j * 3) % 11 / 10 end)
local b = fill(function(i, j) return (i * 5 - j * 2) % 13 / 10 end)
local trace = 0
for round = 1, n do
  local c = multiply(a, b)
  trace = trace + c[round % SIZE + 1][round * 7 % SIZE + 1]
end
print(string.format("matrix-multiply %.6f", trace))
