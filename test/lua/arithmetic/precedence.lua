-- Power binds tighter than unary minus, which binds tighter than multiplication.
print(-2 ^ 2) --> -4
print(2 ^ -1) --> 0.5
print(-3 * 2 + 1) --> -5
print(2 + 3 * 4 - 6 / 2) --> 11
print(not nil == true) --> true
