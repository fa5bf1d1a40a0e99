-- % before another character in a replacement gives that character.
print((("abc"):gsub("b", "%x"))) --> axc
print((("abc"):gsub("b", "%."))) --> a.c
