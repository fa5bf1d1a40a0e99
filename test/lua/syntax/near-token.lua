-- The message quotes the token near the error.
print(load("x y", "=x")) --> nil	x:1: '=' expected near 'y'
print(load("x = 1 2.5e3", "=x")) --> nil	x:1: unexpected symbol near '2.5e3'
print(load("x = 1 'str'", "=x")) --> nil	x:1: unexpected symbol near ''str''
print(load("x = y [[long]] =", "=x")) --> nil	x:1: unexpected symbol near '='
print(load("x = 3 end", "=x")) --> nil	x:1: '<eof>' expected near 'end'
