-- modf splits into integral and fractional part.
print(math.modf(3.25)) --> 3	0.25
print(math.modf(-3.25)) --> -3	-0.25
print(math.modf(5)) --> 5	0
print(math.modf(math.huge)) --> inf	0
print(math.modf(-math.huge)) --> -inf	-0
