-- Conway's Game of Life on a torus: two-dimensional table reads, double buffering.
-- n: generations of a 48x48 board.
local n = tonumber((...)) or 1300

local SIZE = 48

local function board()
  local b = {}
  for y = 1, SIZE do
    b[y] = {}
    for x = 1, SIZE do b[y][x] = 0 end
  end
  return b
end

local function place(b, top, left, rows)
  for dy, row in ipairs(rows) do
    for dx = 1, #row do
      if row:sub(dx, dx) == "#" then b[top + dy][left + dx] = 1 end
    end
  end
end

local function generation(from, to)
  for y = 1, SIZE do
    local above = from[y == 1 and SIZE or y - 1]
    local here = from[y]
    local below = from[y == SIZE and 1 or y + 1]
    local out = to[y]
    for x = 1, SIZE do
      local left = x == 1 and SIZE or x - 1
      local right = x == SIZE and 1 or x + 1
      local neighbours = above[left] + above[x] + above[right] + here[left] + here[right]
        + below[left] + below[x] + below[right]
      if neighbours == 3 or (neighbours == 2 and here[x] == 1) then out[x] = 1 else out[x] = 0 end
    end
  end
end

local a, b = board(), board()
place(a, 1, 1, { ".#.", "..#", "###" })
place(a, 20, 20, { ".##", "##.", ".#." })
place(a, 35, 8, { ".#.....", "...#...", "##..###" })
for _ = 1, n do
  generation(a, b)
  a, b = b, a
end

local alive, weighted = 0, 0
for y = 1, SIZE do
  for x = 1, SIZE do
    if a[y][x] == 1 then
      alive = alive + 1
      weighted = weighted + y * 50 + x
    end
  end
end
print(string.format("life %d %d", alive, weighted))
