-- Automatic collection during building keeps everything reachable.
local root = {}
for i = 1, 300 do
  local node = { id = i, list = {} }
  for j = 1, 100 do node.list[j] = "v" .. i .. "_" .. j end
  root[i] = node
end
local ok = true
for i = 1, 300 do ok = ok and root[i].id == i and root[i].list[100] == "v" .. i .. "_100" end
print(ok) --> true
