-- Too deeply nested constructors are a syntax error.
print((load("return " .. ("{"):rep(10000) .. ("}"):rep(10000)))) --> nil
print(type(load("return " .. ("{"):rep(100) .. ("}"):rep(100)))) --> function
