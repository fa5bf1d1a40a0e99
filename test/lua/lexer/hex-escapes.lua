-- \x takes exactly two hexadecimal digits.
print("\x41\x62\x7A", ("\xff\x00"):byte(1, -1)) --> Abz	255	0
print(load([[return "\x4"]], "=x")) --> nil	x:1: invalid escape sequence near '"'
print(load([[return "\xg0"]], "=x")) --> nil	x:1: invalid escape sequence near '"'
