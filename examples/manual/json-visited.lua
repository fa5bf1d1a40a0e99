-- __tojson: subobjects by hand, with the table of those that are open.
local json = require 'json'

local node = {}
node.__index = node
function node.__tojson(self, state)
  local writer = state.writer
  writer:begin_object()
  writer:value('name')
  writer:value(self.name)
  if self.child then
    writer:value('child')
    if state.visited[self.child] then error('cycle_exists', 0) end
    state.visited[self.child] = true
    getmetatable(self.child).__tojson(self.child, state)
    state.visited[self.child] = nil
  end
  writer:end_object()
end

local leaf = setmetatable({name = 'leaf'}, node)
local root = setmetatable({name = 'root', child = leaf}, node)
print(json.encode(root)) --> {"name":"root","child":{"name":"leaf"}}
leaf.child = root
print(pcall(json.encode, root)) --> false	cycle_exists
