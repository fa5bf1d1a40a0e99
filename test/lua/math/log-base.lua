-- log takes a base.
print(math.log(8, 2), math.log(100, 10), math.log(27, 3) - 3 < 1e-12, math.log(2, 4)) --> 3	2	true	0.5
print(math.log(1, 2), math.log(0, 2)) --> 0	-inf
