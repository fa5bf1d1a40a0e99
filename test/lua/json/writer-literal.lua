-- White space may be put anywhere; commas come before it.
local w = json.writer.new()
local function line() w:literal('\n' .. (' '):rep(w.level)) end
w:begin_object()
line()
w:value('a')
w:literal(' ')
w:begin_array()
for i = 1, 3 do
  line()
  w:value(i)
end
w:literal('')
line()
w:end_array()
line()
w:value('b')
w:literal(' ')
w:literal('"raw"')
line()
w:end_object()
w:literal('\n')
for l in w:generate():gmatch('[^\n]+') do print(l) end
--> {
-->  "a": [
-->   1,
-->   2,
-->   3
-->   ],
-->  "b": "raw"
-->  }
