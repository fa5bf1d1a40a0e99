-- repeat needs until.
print(load("repeat x = 1", "=x")) --> nil	x:1: 'until' expected near '<eof>'
print(load("repeat\nx = 1\n", "=x")) --> nil	x:3: 'until' expected (to close 'repeat' at line 1) near '<eof>'
