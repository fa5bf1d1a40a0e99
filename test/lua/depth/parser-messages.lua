-- Nesting too deep for the parser has its own message.
print(load(("("):rep(10000), "=x")) --> nil	x:1: chunk has too many syntax levels
print(load("x = " .. ("{"):rep(10000), "=x")) --> nil	x:1: chunk has too many syntax levels
print(load(("do "):rep(10000), "=x")) --> nil	x:1: chunk has too many syntax levels
