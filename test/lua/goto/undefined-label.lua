-- A goto to a label that does not exist is a syntax error.
print(load("goto nowhere", "=x")) --> nil	x:1: undefined label 'nowhere'
print(load("do ::inner:: end goto inner", "=x")) --> nil	x:1: undefined label 'inner'
