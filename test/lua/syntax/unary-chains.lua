-- Unary operators can be stacked.
print(- - -1, not not nil, -#"abc", not -1, - -"2") --> -1	false	-3	false	2
