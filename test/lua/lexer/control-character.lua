-- A control character outside a string is named by its code.
print(load("x = \1", "=x")) --> nil	x:1: unexpected symbol near 'char(1)'
print(load("x = \127", "=x")) --> nil	x:1: unexpected symbol near 'char(127)'
