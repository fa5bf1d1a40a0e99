-- An expression alone is not a statement.
print(load("x", "=x")) --> nil	x:1: '=' expected near '<eof>'
print(load("x.y", "=x")) --> nil	x:1: '=' expected near '<eof>'
print(load("(f())", "=x")) --> nil	x:1: syntax error near '<eof>'
print(load("x + 1", "=x")) --> nil	x:1: '=' expected near '+'
print(load("'str'", "=x")) --> nil	x:1: unexpected symbol near ''str''
print(load("-f()", "=x")) --> nil	x:1: unexpected symbol near '-'
