-- Closures: counter factories, shared and private upvalues, higher-order functions.
-- n: rounds over 20 fresh counters.
local n = tonumber((...)) or 55000

local function counter(step)
  local value = 0
  local function increment()
    value = value + step
    return value
  end
  local function reset() value = 0 end
  return increment, reset
end

local function compose(f, g)
  return function(x) return f(g(x)) end
end

local function map(t, f)
  local out = {}
  for i = 1, #t do out[i] = f(t[i]) end
  return out
end

local function fold(t, f, initial)
  local result = initial
  for i = 1, #t do result = f(result, t[i]) end
  return result
end

local function add(a, b) return a + b end

local numbers = {}
for i = 1, 10 do numbers[i] = i end

local total = 0
for round = 1, n do
  for step = 1, 20 do
    local increment, reset = counter(step)
    increment()
    increment()
    if round % 2 == 0 then reset() end
    total = total + increment()
  end
  local scale = round % 7
  local f = compose(function(x) return x + round % 3 end, function(x) return x * scale end)
  total = (total + fold(map(numbers, f), add, 0)) % 1000003
end
print(string.format("counters %d", total))
