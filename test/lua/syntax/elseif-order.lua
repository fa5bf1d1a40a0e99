-- else must be the last branch.
print(load("if a then else elseif b then end", "=x")) --> nil	x:1: 'end' expected near 'elseif'
print(load("if a then else else end", "=x")) --> nil	x:1: 'end' expected near 'else'
