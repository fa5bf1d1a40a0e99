-- A writer nests as deep as decode reads.
local w = json.writer.new()
for i = 1, 1000 do
  w:begin_array()
  assert(w.level == i)
end
local ok, e = pcall(w.begin_array, w)
print(ok, e.code) --> false	2
for i = 1, 1000 do w:end_array() end
print(#w:generate()) --> 2000
