-- floor rounds down, ceil rounds up.
print(math.floor(3.7), math.floor(-3.7), math.ceil(3.2), math.ceil(-3.2), math.floor(5), math.ceil(-0.5)) --> 3	-4	4	-3	5	-0
print(math.floor(2 ^ 60) == 2 ^ 60, math.floor(math.huge), math.ceil(-math.huge)) --> true	inf	-inf
