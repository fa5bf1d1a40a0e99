-- The mode argument restricts what load accepts.
print(load("return 1", "=x", "b")) --> nil	attempt to load chunk with wrong mode
print(load("return 1", "=x", "t")()) --> 1
print(load("return 1", "=x", "bt")()) --> 1
