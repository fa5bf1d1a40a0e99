-- A fractional step is added each turn, rounding included.
local n, last = 0
for i = 0, 1, 0.1 do n = n + 1; last = i end
print(n, last == 1, ("%.17g"):format(last)) --> 11	false	0.99999999999999989
