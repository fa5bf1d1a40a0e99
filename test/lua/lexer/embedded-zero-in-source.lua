-- A zero byte in a string literal is kept.
local s = load("return 'a\0b'")()
print(#s, s:byte(1, -1)) --> 3	97	0	98
