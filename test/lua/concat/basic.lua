-- Concatenation joins strings and numbers.
print("a" .. "b" .. 1 .. 2.5 .. "c") --> ab12.5c
print(1 .. 2) --> 12
print(-1 .. "") --> -1
print(2 ^ 53 .. "|" .. 1e100 .. "|" .. 0.1) --> 9.007199254741e+15|1e+100|0.1
