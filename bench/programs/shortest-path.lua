-- Dijkstra with a binary heap on a grid graph, and strongly connected components (Tarjan).
-- n: searches.
local n = tonumber((...)) or 130

local WIDTH, HEIGHT = 32, 32
local seed = 42

local function random(limit)
  seed = (seed * 3877 + 29573) % 139968
  return math.floor(seed / 139968 * limit)
end

local function grid()
  local edges = {}
  for id = 1, WIDTH * HEIGHT do edges[id] = {} end
  for y = 0, HEIGHT - 1 do
    for x = 0, WIDTH - 1 do
      local id = y * WIDTH + x + 1
      local list = edges[id]
      if x < WIDTH - 1 then list[#list + 1] = { to = id + 1, cost = 1 + random(9) } end
      if y < HEIGHT - 1 then list[#list + 1] = { to = id + WIDTH, cost = 1 + random(9) } end
      if random(3) == 0 and x > 0 then list[#list + 1] = { to = id - 1, cost = 1 + random(9) } end
      if random(6) == 0 and y > 0 then list[#list + 1] = { to = id - WIDTH, cost = 1 + random(9) } end
    end
  end
  return edges
end

local function push(heap, item)
  local i = #heap + 1
  while i > 1 do
    local up = math.floor(i / 2)
    if heap[up].distance <= item.distance then break end
    heap[i] = heap[up]
    i = up
  end
  heap[i] = item
end

local function pop(heap)
  local top, size = heap[1], #heap
  local item = heap[size]
  heap[size] = nil
  size = size - 1
  if size > 0 then
    local i = 1
    while i * 2 <= size do
      local child = i * 2
      if child < size and heap[child + 1].distance < heap[child].distance then child = child + 1 end
      if item.distance <= heap[child].distance then break end
      heap[i] = heap[child]
      i = child
    end
    heap[i] = item
  end
  return top
end

local function shortest(edges, from, to)
  local distances, heap = { [from] = 0 }, {}
  push(heap, { id = from, distance = 0 })
  while #heap > 0 do
    local here = pop(heap)
    if here.id == to then return here.distance end
    if here.distance == distances[here.id] then
      for _, edge in ipairs(edges[here.id]) do
        local distance = here.distance + edge.cost
        local known = distances[edge.to]
        if not known or distance < known then
          distances[edge.to] = distance
          push(heap, { id = edge.to, distance = distance })
        end
      end
    end
  end
  return -1
end

local function components(edges)
  local index, low, on_stack, stack = {}, {}, {}, {}
  local counter, found = 0, 0
  local function connect(v)
    counter = counter + 1
    index[v], low[v] = counter, counter
    stack[#stack + 1], on_stack[v] = v, true
    for _, edge in ipairs(edges[v]) do
      local w = edge.to
      if not index[w] then
        connect(w)
        if low[w] < low[v] then low[v] = low[w] end
      elseif on_stack[w] and index[w] < low[v] then
        low[v] = index[w]
      end
    end
    if low[v] == index[v] then
      found = found + 1
      repeat
        local w = table.remove(stack)
        on_stack[w] = false
      until w == v
    end
  end
  for v = 1, #edges do
    if not index[v] then connect(v) end
  end
  return found
end

local total = 0
for _ = 1, n do
  local edges = grid()
  total = (total + shortest(edges, 1, WIDTH * HEIGHT) + components(edges)) % 1000003
end
print(string.format("shortest-path %d", total))
