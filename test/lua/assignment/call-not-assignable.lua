-- Calls and parenthesised expressions cannot be assigned.
print(load("f() = 1", "=x")) --> nil	x:1: unexpected symbol near '='
print(load("(a) = 1", "=x")) --> nil	x:1: syntax error near '='
print(load("a, f() = 1", "=x")) --> nil	x:1: syntax error near '='
print(load("a.b:c = 1", "=x")) --> nil	x:1: function arguments expected near '='
