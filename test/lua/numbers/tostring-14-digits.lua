-- tostring rounds to fourteen significant digits.
print(1 / 3) --> 0.33333333333333
print(2 / 3) --> 0.66666666666667
print(math.pi) --> 3.1415926535898
print(3.14159265358979312) --> 3.1415926535898
print(123456.789012345678) --> 123456.78901235
print(0.1) --> 0.1
