-- A method name must be followed by arguments.
print(load("a:b", "=x")) --> nil	x:1: function arguments expected near '<eof>'
print(load("a:b = 1", "=x")) --> nil	x:1: function arguments expected near '='
print(load("a:1()", "=x")) --> nil	x:1: '<name>' expected near '1'
print(load("a.1()", "=x")) --> nil	x:1: '=' expected near '.1'
