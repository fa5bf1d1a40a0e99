-- The classes cover exactly their ASCII characters.
local all = {}
for i = 0, 255 do all[i + 1] = string.char(i) end
all = table.concat(all)
for _, c in ipairs { "a", "c", "d", "g", "l", "p", "s", "u", "w", "x", "z" } do
  print(c, select(2, all:gsub("%" .. c, "")), select(2, all:gsub("%" .. c:upper(), "")))
end
--> a	52	204
--> c	33	223
--> d	10	246
--> g	94	162
--> l	26	230
--> p	32	224
--> s	6	250
--> u	26	230
--> w	62	194
--> x	22	234
--> z	1	255
