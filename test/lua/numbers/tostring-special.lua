-- Infinities and NaN print as inf, -inf and nan; NaN has no sign.
print(1 / 0) --> inf
print(-1 / 0) --> -inf
print(0 / 0) --> nan
print(-(0 / 0)) --> nan
local z = 0
print(z / z) --> nan
