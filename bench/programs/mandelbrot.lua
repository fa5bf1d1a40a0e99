-- The Mandelbrot set: floating point in local variables, a data-dependent inner loop.
-- n: rows of 200 points; the rows sweep the set again and again.
local n = tonumber((...)) or 2600

local WIDTH, HEIGHT, LIMIT = 200, 100, 50
local inside, steps = 0, 0

for row = 0, n - 1 do
  local ci = 2 * (row % HEIGHT) / HEIGHT - 1
  for column = 0, WIDTH - 1 do
    local cr = 3 * column / WIDTH - 2
    local zr, zi, zr2, zi2 = 0.0, 0.0, 0.0, 0.0
    local count = 0
    while count < LIMIT and zr2 + zi2 <= 4 do
      zi = 2 * zr * zi + ci
      zr = zr2 - zi2 + cr
      zr2 = zr * zr
      zi2 = zi * zi
      count = count + 1
    end
    steps = steps + count
    if count == LIMIT then inside = inside + 1 end
  end
end
print(string.format("mandelbrot %d %d", inside, steps))
