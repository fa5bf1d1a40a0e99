-- The error carries the line where the bad token stands.
print(load("local a = 1\nlocal b = 2\nlocal c = = 3", "=x")) --> nil	x:3: unexpected symbol near '='
print(load("f(\n\n\n1 2)", "=x")) --> nil	x:4: ')' expected (to close '(' at line 1) near '2'
