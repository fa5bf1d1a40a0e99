-- A statement or expression that cannot begin is an unexpected symbol.
print(load("= 1", "=x")) --> nil	x:1: unexpected symbol near '='
print(load("x = )", "=x")) --> nil	x:1: unexpected symbol near ')'
print(load("x = 1 +", "=x")) --> nil	x:1: unexpected symbol near '<eof>'
print(load("return return", "=x")) --> nil	x:1: unexpected symbol near 'return'
print(load("5", "=x")) --> nil	x:1: unexpected symbol near '5'
