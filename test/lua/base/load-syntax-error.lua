-- load returns nil and a message for bad source.
print(load("x =")) --> nil	[string "x ="]:1: unexpected symbol near '<eof>'
print(load("x =", "=name")) --> nil	name:1: unexpected symbol near '<eof>'
print(load("x =", "@file.lua")) --> nil	file.lua:1: unexpected symbol near '<eof>'
print(load("\n\nx = = 1", "=lines")) --> nil	lines:3: unexpected symbol near '='
