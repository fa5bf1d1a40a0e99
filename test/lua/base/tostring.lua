-- tostring converts every type to text.
print(tostring(nil), tostring(true), tostring(false), tostring(12), tostring("s")) --> nil	true	false	12	s
print((tostring({}):gsub("0x%x+", "ADDR"))) --> table: ADDR
print((tostring(function() end):gsub("0x%x+", "ADDR"))) --> function: ADDR
print((tostring(coroutine.create(print)):gsub("0x%x+", "ADDR"))) --> thread: ADDR
print((tostring(newproxy()):gsub("0x%x+", "ADDR"))) --> userdata: ADDR
