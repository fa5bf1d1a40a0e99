-- A backslash before a line end puts a newline in the string.
local s = "a\
b"
print(#s, s:byte(1, -1)) --> 3	97	10	98
