-- Long expressions with every operator parse by precedence.
local a, b, c = 2, 3, 4
print(a + b * c ^ 2 % 5 - -a .. "x" == "4x" and not (a > b) or nil) --> nil
print(not a == b, -a ^ 2, 2 ^ -b, a .. b + c) --> false	-4	0.125	27
print(1 .. 2 .. 3 == "123", a < b == true, "a" < "b" == not false) --> true	true	true
