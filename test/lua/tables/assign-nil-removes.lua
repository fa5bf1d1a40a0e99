-- Assigning nil removes the field.
local t = { a = 1, 10, 20 }
t.a = nil
t[2] = nil
print(next(t)) --> 1	10
print(#t, next(t, 1)) --> 1	nil
