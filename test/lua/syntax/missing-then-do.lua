-- if needs then, loops need do.
print(load("if x print() end", "=x")) --> nil	x:1: 'then' expected near 'print'
print(load("while x print() end", "=x")) --> nil	x:1: 'do' expected near 'print'
print(load("for i = 1, 2 print() end", "=x")) --> nil	x:1: 'do' expected near 'print'
