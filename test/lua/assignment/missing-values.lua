-- Missing values become nil and surplus values are dropped.
local a, b, c = 0, 0, 0
a, b, c = 1
print(a, b, c) --> 1	nil	nil
a, b = 4, 5, 6
print(a, b, c) --> 4	5	nil
