-- Characters outside the language are errors that name them.
print(load("a = @", "=x")) --> nil	x:1: unexpected symbol near '@'
print(load("a = $", "=x")) --> nil	x:1: unexpected symbol near '$'
print(load("a = 1 ! 2", "=x")) --> nil	x:1: unexpected symbol near '!'
print(load("a ~ b", "=x")) --> nil	x:1: '=' expected near '~'
print(load("x = `", "=x")) --> nil	x:1: unexpected symbol near '`'
print(load("x = 5 \\ 3", "=x")) --> nil	x:1: unexpected symbol near '\'
