-- The writer puts the separators where they belong.
local w = json.writer.new()
w:begin_object()
w:value('a')
w:value(1)
w:value('b')
w:begin_array()
print(w.level) --> 2
w:value(true)
w:value(json.null)
w:value('x')
w:begin_object()
w:end_object()
w:begin_array()
w:end_array()
w:literal('[1, 2]')
w:end_array()
w:literal('"c"')
w:value(0.5)
w:end_object()
print(w.level, w:generate()) --> 0	{"a":1,"b":[true,null,"x",{},[],[1, 2]],"c":0.5}
local leaf = json.writer.new()
leaf:value('leaf')
print(leaf:generate(), type(w), getmetatable(w)) --> "leaf"	userdata	json.writer
