-- Concatenation binds looser than addition and tighter than comparison.
print("a" .. 1 + 2) --> a3
print("a" .. "b" == "ab") --> true
print(1 .. 2 == "12") --> true
