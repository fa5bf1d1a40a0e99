-- An expression that needs too many registers is a syntax error, caught by load.
local src = "return " .. ("f("):rep(300) .. (")"):rep(300)
local f, e = load(src, "=x")
print(f, type(e)) --> nil	string
print(load("return 1")()) --> 1
