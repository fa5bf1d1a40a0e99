-- A string may not end with the line or the file.
print(load("return 'abc", "=x")) --> nil	x:1: unfinished string near '<eof>'
print(load("return 'abc\n'", "=x")) --> nil	x:1: unfinished string near ''abc'
print(load('return "\\', "=x")) --> nil	x:1: unfinished string near '<eof>'
