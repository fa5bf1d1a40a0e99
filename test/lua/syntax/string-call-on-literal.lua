-- A literal needs parentheses before it can be indexed or called.
print(load("x = 'a':upper()", "=x")) --> nil	x:1: unexpected symbol near ':'
print(load("x = {}.y", "=x")) --> nil	x:1: unexpected symbol near '.'
print(load("x = ('a'):upper() return x")()) --> A
