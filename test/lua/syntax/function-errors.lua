-- Malformed function definitions.
print(load("function () end", "=x")) --> nil	x:1: '<name>' expected near '('
print(load("function f(a,) end", "=x")) --> nil	x:1: <name> or '...' expected near ')'
print(load("function f(..., a) end", "=x")) --> nil	x:1: ')' expected near ','
print(load("function f(1) end", "=x")) --> nil	x:1: <name> or '...' expected near '1'
print(load("function f:a.b() end", "=x")) --> nil	x:1: '(' expected near '.'
print(load("local function a.b() end", "=x")) --> nil	x:1: '(' expected near '.'
print(load("x = function f() end", "=x")) --> nil	x:1: '(' expected near 'f'
