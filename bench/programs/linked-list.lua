-- Linked lists: cons, map, filter, append, reverse in place; short-lived cells and a queue that lives on.
-- n: rounds over lists of 200 elements.
local n = tonumber((...)) or 3700

local function range(low, high)
  local list
  for i = high, low, -1 do list = { head = i, tail = list } end
  return list
end

local function map(list, f)
  if not list then return nil end
  return { head = f(list.head), tail = map(list.tail, f) }
end

local function filter(list, keep)
  local first, last
  while list do
    if keep(list.head) then
      local cell = { head = list.head }
      if last then last.tail = cell else first = cell end
      last = cell
    end
    list = list.tail
  end
  return first
end

local function reverse(list)
  local result
  while list do
    local rest = list.tail
    list.tail = result
    result, list = list, rest
  end
  return result
end

local function sum(list)
  local total = 0
  while list do
    total = total + list.head
    list = list.tail
  end
  return total
end

local queue = { first = 1, last = 0 }
local total = 0
for round = 1, n do
  local list = map(range(1, 200), function(x) return x * round % 17 end)
  list = reverse(filter(list, function(x) return x % 2 == 0 end))
  queue.last = queue.last + 1
  queue[queue.last] = list
  if queue.last - queue.first > 100 then
    total = (total + sum(queue[queue.first])) % 1000003
    queue[queue.first] = nil
    queue.first = queue.first + 1
  end
end
print(string.format("linked-list %d %d", total, queue.last - queue.first))
