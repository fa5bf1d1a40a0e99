-- abs drops the sign, also of zero and infinity.
print(math.abs(-5), math.abs(5), math.abs(-math.huge), math.abs(-0.0), math.abs("-3")) --> 5	5	inf	0	3
