-- An end or until without opening ends the chunk too early.
print(load("end", "=x")) --> nil	x:1: '<eof>' expected near 'end'
print(load("x = 1 until x", "=x")) --> nil	x:1: '<eof>' expected near 'until'
print(load("else", "=x")) --> nil	x:1: '<eof>' expected near 'else'
print(load("}", "=x")) --> nil	x:1: unexpected symbol near '}'
