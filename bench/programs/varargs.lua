-- Variable arguments: select, unpack, table constructors from ..., many results.
-- n: rounds.
local n = tonumber((...)) or 440000

local unpack = unpack or table.unpack

local function sum(...)
  local total = 0
  for i = 1, select("#", ...) do total = total + (select(i, ...)) end
  return total
end

local function collect(...) return { ... } end

local function rotate(first, ...)
  if select("#", ...) == 0 then return first end
  return ..., first
end

local function bind(f, ...)
  local bound = { ... }
  local count = #bound
  return function(...)
    local arguments = { unpack(bound, 1, count) }
    for i = 1, select("#", ...) do arguments[count + i] = (select(i, ...)) end
    return f(unpack(arguments))
  end
end

local add_three = bind(sum, 1, 2)
local total = 0
for i = 1, n do
  local t = collect(rotate(i % 7, 2, 3, 4))
  total = (total + sum(unpack(t)) + add_three(i % 5) + #t) % 1000003
end
print(string.format("varargs %d", total))
