-- Attributes of later Lua versions are not accepted.
print(load("local x <const> = 1", "=x")) --> nil	x:1: unexpected symbol near '<'
print(load("global x", "=x")) --> nil	x:1: '=' expected near 'x'
