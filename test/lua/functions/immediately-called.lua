-- A function expression in parentheses can be called at once.
print((function(a, b) return a * b end)(6, 7)) --> 42
