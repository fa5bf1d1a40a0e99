-- Loop recognition in control flow graphs (after Havlak, 1997): depth-first numbering,
-- union-find, many small sets as tables.
-- n: graphs analysed, about 500 blocks each.
local n = tonumber((...)) or 320

local function graph()
  local blocks = {}
  local function block()
    local b = { id = #blocks + 1, from = {}, to = {} }
    blocks[b.id] = b
    return b
  end
  local function edge(a, b)
    a.to[#a.to + 1] = b
    b.from[#b.from + 1] = a
  end
  return blocks, block, edge
end

--- Builds a graph of nested loops with branches; every seventh outer loop is entered in two places.
local function build(width)
  local blocks, block, edge = graph()
  local entry = block()
  local previous = entry
  for i = 1, width do
    local outer, inner, left, right, join, latch = block(), block(), block(), block(), block(), block()
    edge(previous, outer)
    edge(outer, inner)
    edge(inner, left)
    edge(inner, right)
    edge(left, join)
    edge(right, join)
    edge(join, inner)
    edge(join, latch)
    edge(latch, outer)
    if i % 7 == 0 then edge(previous, latch) end
    if i % 3 == 0 then edge(left, left) end
    previous = latch
  end
  edge(previous, block())
  return blocks, entry
end

local function find(node)
  local root = node
  while root.parent ~= root do root = root.parent end
  while node ~= root do node, node.parent = node.parent, root end
  return root
end

--- Numbers the blocks in preorder; `last` is the highest number in the subtree of a block.
local function number_blocks(entry)
  local nodes, by_block, size = {}, {}, 0
  local function visit(b)
    size = size + 1
    local node = { number = size, block = b, back = {}, other = {}, kind = "plain" }
    node.parent = node
    nodes[size], by_block[b] = node, node
    for _, target in ipairs(b.to) do
      if not by_block[target] then visit(target) end
    end
    node.last = size
  end
  visit(entry)
  return nodes, by_block
end

local function is_ancestor(a, b) return a.number <= b.number and b.number <= a.last end

local function find_loops(entry)
  local nodes, by_block = number_blocks(entry)
  for _, node in ipairs(nodes) do
    for _, source in ipairs(node.block.from) do
      local from = by_block[source]
      if from then
        local list = is_ancestor(node, from) and node.back or node.other
        list[#list + 1] = from
      end
    end
  end

  local loops, irreducible = 0, 0
  for index = #nodes, 1, -1 do
    local header = nodes[index]
    local body, members = {}, {}
    for _, from in ipairs(header.back) do
      if from == header then
        header.kind = "self"
      else
        local root = find(from)
        if root ~= header and not members[root] then
          members[root] = true
          body[#body + 1] = root
        end
      end
    end
    if #body > 0 then header.kind = "reducible" end
    local next_member = 1
    while body[next_member] do
      local member = body[next_member]
      next_member = next_member + 1
      for _, from in ipairs(member.other) do
        local root = find(from)
        if not is_ancestor(header, root) then
          header.kind = "irreducible"
          header.other[#header.other + 1] = root
        elseif root ~= header and not members[root] then
          members[root] = true
          body[#body + 1] = root
        end
      end
    end
    for _, member in ipairs(body) do member.parent = header end
    if header.kind ~= "plain" then loops = loops + 1 end
    if header.kind == "irreducible" then irreducible = irreducible + 1 end
  end
  return loops, irreducible
end

local loops, irreducible = 0, 0
for round = 1, n do
  local _, entry = build(80 + round % 5)
  local found, odd = find_loops(entry)
  loops, irreducible = loops + found, irreducible + odd
end
print(string.format("loops %d %d", loops, irreducible))
