-- A label needs a name and both pairs of colons.
print(load(":: ::", "=x")) --> nil	x:1: '<name>' expected near '::'
print(load("::a:", "=x")) --> nil	x:1: '::' expected near ':'
print(load("goto", "=x")) --> nil	x:1: '<name>' expected near '<eof>'
