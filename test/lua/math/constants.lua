-- math.pi and math.huge.
print(math.pi, math.huge, -math.huge) --> 3.1415926535898	inf	-inf
print(math.pi == 3.141592653589793, math.huge == 1 / 0) --> true	true
