-- Fractions are rounded to the nearest even integer.
print(bit.tobit(1.4), bit.tobit(1.6), bit.tobit(-1.4), bit.tobit(0.5), bit.tobit(1.5), bit.tobit(2.5)) --> 1	2	-1	0	2	2
