-- An unfinished long string or comment is an error at its start or end line.
print(load("x = [[abc\n", "=x")) --> nil	x:2: unfinished long string near '<eof>'
print(load("--[[abc\n", "=x"))
--> nil	x:2: unfinished long comment near '<eof>'
print(load("x = [=abc", "=x")) --> nil	x:1: invalid long string delimiter near '[='
