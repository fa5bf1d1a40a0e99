-- A missing end names the line of its opening when that is another line.
print(load("if x then", "=x")) --> nil	x:1: 'end' expected near '<eof>'
print(load("while true do\nprint()\n", "=x")) --> nil	x:3: 'end' expected (to close 'while' at line 1) near '<eof>'
print(load("function f()\n\nreturn 1", "=x")) --> nil	x:3: 'end' expected (to close 'function' at line 1) near '<eof>'
print(load("for i = 1, 2 do", "=x")) --> nil	x:1: 'end' expected near '<eof>'
print(load("do\ndo end\n", "=x")) --> nil	x:3: 'end' expected (to close 'do' at line 1) near '<eof>'
