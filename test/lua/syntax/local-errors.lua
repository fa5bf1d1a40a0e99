-- Malformed local declarations.
print(load("local", "=x")) --> nil	x:1: '<name>' expected near '<eof>'
print(load("local 1", "=x")) --> nil	x:1: '<name>' expected near '1'
print(load("local a.b = 1", "=x")) --> nil	x:1: unexpected symbol near '.'
print(load("local a, = 1", "=x")) --> nil	x:1: '<name>' expected near '='
print(load("local a = ", "=x")) --> nil	x:1: unexpected symbol near '<eof>'
print(load("local function", "=x")) --> nil	x:1: '<name>' expected near '<eof>'
