-- Malformed table constructors.
print(load("t = {,}", "=x")) --> nil	x:1: unexpected symbol near ','
print(load("t = {1 2}", "=x")) --> nil	x:1: '}' expected near '2'
print(load("t = {[1]}", "=x")) --> nil	x:1: '=' expected near '}'
print(load("t = {[1 = 2}", "=x")) --> nil	x:1: ']' expected near '='
print(load("t = {a.b = 1}", "=x")) --> nil	x:1: '}' expected near '='
print(load("t = {;}", "=x")) --> nil	x:1: unexpected symbol near ';'
