-- ... cannot be used inside a function that is not vararg.
print(load("function f() return ... end", "=x")) --> nil	x:1: cannot use '...' outside a vararg function near '...'
print(load("local function f(...) return function() return ... end end", "=x")) --> nil	x:1: cannot use '...' outside a vararg function near '...'
