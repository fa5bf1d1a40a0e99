-- The result of modulo takes the sign of the divisor.
print(5 % 3) --> 2
print(-5 % 3) --> 1
print(5 % -3) --> -1
print(-5 % -3) --> -2
print(5.5 % 2) --> 1.5
print(-5.5 % 2) --> 0.5
print(-6 % 3) --> 0
