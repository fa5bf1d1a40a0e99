-- Very large and very small numbers use exponent form with at least two exponent digits.
print(1e100) --> 1e+100
print(1e-5) --> 1e-05
print(0.0001) --> 0.0001
print(123456789e20) --> 1.23456789e+28
print(5e-324) --> 4.9406564584125e-324
print(1.7976931348623157e308) --> 1.7976931348623e+308
