-- Decimal literals accept a leading or trailing point and an exponent.
print(.5, 5., 5e0, 5E+1, 5e-1) --> 0.5	5	5	50	0.5
print(3.e2, .5e1) --> 300	5
print(007) --> 7
