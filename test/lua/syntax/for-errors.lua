-- Malformed for headers.
print(load("for 1 = 1, 2 do end", "=x")) --> nil	x:1: '<name>' expected near '1'
print(load("for i do end", "=x")) --> nil	x:1: '=' or 'in' expected near 'do'
print(load("for i = 1 do end", "=x")) --> nil	x:1: ',' expected near 'do'
print(load("for i, j = 1, 2 do end", "=x")) --> nil	x:1: 'in' expected near '='
print(load("for t.x in y do end", "=x")) --> nil	x:1: '=' or 'in' expected near '.'
print(load("for i = 1, 2, 3, 4 do end", "=x")) --> nil	x:1: 'do' expected near ','
