-- Too deeply nested functions are a syntax error.
local f, e = load(("function f() "):rep(10000) .. ("end "):rep(10000))
print(f, type(e)) --> nil	string
print(type(load(("function f() "):rep(50) .. ("end "):rep(50)))) --> function
