-- A missing closing bracket names its opening line when that differs.
print(load("x = (1 + 2", "=x")) --> nil	x:1: ')' expected near '<eof>'
print(load("f(1, 2", "=x")) --> nil	x:1: ')' expected near '<eof>'
print(load("f(1,\n2\n", "=x")) --> nil	x:3: ')' expected (to close '(' at line 1) near '<eof>'
print(load("t[1 = 2", "=x")) --> nil	x:1: ']' expected near '='
print(load("t = {1, 2", "=x")) --> nil	x:1: '}' expected near '<eof>'
print(load("t = {\n1,\n2", "=x")) --> nil	x:3: '}' expected (to close '{' at line 1) near '<eof>'
