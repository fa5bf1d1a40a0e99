-- Too deeply nested parentheses are a syntax error, not a crash.
local f, e = load("return " .. ("("):rep(10000) .. "1" .. (")"):rep(10000))
print(f, type(e)) --> nil	string
print(load("return " .. ("("):rep(100) .. "1" .. (")"):rep(100))()) --> 1
