-- A document that takes many slices comes through whole, whatever the collector does meanwhile.
local list = {}
for i = 1, 300 do
  list[i] = {id = i, name = 'name ' .. i, list = json.into_array {i, i / 3, tostring(i):rep(30)}, nested = {{}, {a = {b = {c = i}}}}}
end
local text = json.encode(list)
for _ = 1, 3 do
  local copy = json.decode(text)
  collectgarbage()
  assert(json.encode(copy) == text)
  list = copy
end
print(#text, list[300].nested[2].a.b.c, list[7].list[3]) --> 51637	300	777777777777777777777777777777
