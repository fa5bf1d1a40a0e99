-- Operators of later Lua versions do not exist.
print(load("x = 1 // 2", "=x")) --> nil	x:1: unexpected symbol near '/'
print(load("x = 1 & 2", "=x")) --> nil	x:1: unexpected symbol near '&'
print(load("x = 1 | 2", "=x")) --> nil	x:1: unexpected symbol near '|'
print(load("x = 1 << 2", "=x")) --> nil	x:1: unexpected symbol near '<'
print(load("x = ~1", "=x")) --> nil	x:1: unexpected symbol near '~'
print(load("x += 1", "=x")) --> nil	x:1: '=' expected near '+'
print(load("x != y", "=x")) --> nil	x:1: '=' expected near '!'
