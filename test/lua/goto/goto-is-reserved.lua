-- goto is a reserved word.
print(load("local goto = 5", "=x")) --> nil	x:1: '<name>' expected near 'goto'
print(load("return { goto = 1 }", "=x")) --> nil	x:1: unexpected symbol near 'goto'
print(load("t.goto = 1", "=x")) --> nil	x:1: '<name>' expected near 'goto'
