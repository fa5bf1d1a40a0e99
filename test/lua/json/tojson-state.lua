-- The state has the writer, the tables that are open, and the indentation.
local outer, seen = {}, {}
local leaf = setmetatable({}, {__tojson = function(self, state)
  seen = {writer = getmetatable(state.writer), level = state.writer.level, indent = state.indent}
  seen.visited = state.visited[outer] and state.visited[outer.list] and state.visited[self] and not state.visited[outer.done]
  state.writer:value('leaf')
end})
outer.done, outer.list = {}, {leaf, {}}
print(json.encode(outer)) --> {"done":{},"list":["leaf",{}]}
print(seen.writer, seen.level, seen.indent, seen.visited) --> json.writer	2	nil	true
print((json.encode(outer, {indent = '\t'}):gsub('%s', '.'))) --> {.."done":.{},.."list":.[..."leaf",...{}..].}
print(seen.level, seen.indent == '\t', seen.visited) --> 2	true	true
