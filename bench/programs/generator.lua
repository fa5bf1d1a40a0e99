-- Coroutines as generators: same-fringe of two trees, permutations, a filter pipeline.
-- n: rounds.
local n = tonumber((...)) or 1400

local yield, wrap = coroutine.yield, coroutine.wrap

local function tree(low, high, lean)
  if low > high then return nil end
  local middle = math.floor(low + (high - low) * lean)
  return { left = tree(low, middle - 1, lean), value = middle, right = tree(middle + 1, high, lean) }
end

local function walk(node)
  if node then
    walk(node.left)
    yield(node.value)
    walk(node.right)
  end
end

local function values(root)
  return wrap(function()
    walk(root)
    yield(nil)
  end)
end

local function same_fringe(a, b)
  local next_a, next_b, count = values(a), values(b), 0
  while true do
    local x, y = next_a(), next_b()
    if x ~= y then return false, count end
    if x == nil then return true, count end
    count = count + 1
  end
end

local function permute(t, size)
  if size == 0 then
    yield(t)
  else
    for i = 1, size do
      t[size], t[i] = t[i], t[size]
      permute(t, size - 1)
      t[size], t[i] = t[i], t[size]
    end
  end
end

local function naturals(limit)
  return wrap(function()
    for i = 2, limit do yield(i) end
    yield(nil)
  end)
end

local function without_multiples(prime, source)
  return wrap(function()
    for value in source do
      if value % prime ~= 0 then yield(value) end
    end
    yield(nil)
  end)
end

local balanced, leaning = tree(1, 400, 0.5), tree(1, 400, 0.25)
local total = 0
for _ = 1, n do
  local same, count = same_fringe(balanced, leaning)
  assert(same)
  total = total + count
  for p in wrap(function() permute({ 1, 2, 3, 4, 5 }, 5) end) do total = total + p[1] * p[5] end
  local source = naturals(180)
  while true do
    local prime = source()
    if not prime then break end
    total = total + prime
    source = without_multiples(prime, source)
  end
  total = total % 1000003
end
print(string.format("generator %d", total))
