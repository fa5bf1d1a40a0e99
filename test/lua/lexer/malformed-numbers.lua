-- Numbers run together with letters or dots are malformed.
for _, s in ipairs { "3x", "0x", "1..2", "1e", "1.2.3", "0xg", "08a", "1e+" } do
  print(load("return " .. s, "=x"))
end
--> nil	x:1: malformed number near '3x'
--> nil	x:1: malformed number near '0x'
--> nil	x:1: malformed number near '1..2'
--> nil	x:1: malformed number near '1e'
--> nil	x:1: malformed number near '1.2.3'
--> nil	x:1: malformed number near '0xg'
--> nil	x:1: malformed number near '08a'
--> nil	x:1: malformed number near '1e+'
