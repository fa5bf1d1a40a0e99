-- Line numbers count every kind of line end.
print(load("\n\n?", "=n")) --> nil	n:3: unexpected symbol near '?'
print(load("\r\n\r\n?", "=n")) --> nil	n:3: unexpected symbol near '?'
print(load("\r\r?", "=n")) --> nil	n:3: unexpected symbol near '?'
print(load("--[[\n\n]]\n?", "=n"))
--> nil	n:4: unexpected symbol near '?'
print(load("x = '\\\n\\\n' ?", "=n")) --> nil	n:3: unexpected symbol near '?'
