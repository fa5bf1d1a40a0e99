-- return must be last in its block, with an optional semicolon.
print(load("return 1;", "=x")()) --> 1
print(load("return 1; x = 2", "=x")) --> nil	x:1: '<eof>' expected near 'x'
print(load("do return end x = 1", "=x") ~= nil) --> true
print(select("#", load("return;")())) --> 0
