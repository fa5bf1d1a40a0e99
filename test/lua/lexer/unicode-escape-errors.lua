-- A malformed or too large \u escape is an error.
print(load([[return "\u{110000}"]], "=x")) --> nil	x:1: invalid escape sequence near '"'
print(load([[return "\u41"]], "=x")) --> nil	x:1: invalid escape sequence near '"'
print(load([[return "\u{}"]], "=x")) --> nil	x:1: invalid escape sequence near '"'
print(load([[return "\u{41"]], "=x")) --> nil	x:1: invalid escape sequence near '"'
