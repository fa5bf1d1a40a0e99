-- and binds tighter than or; comparison binds tighter than both.
print(1 or 2 and 3) --> 1
print((1 or 2) and 3) --> 3
print(nil and 1 or 2) --> 2
print(1 < 2 and 3 < 2 or "x") --> x
