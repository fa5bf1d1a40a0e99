-- Integer keys outside 32 bits and fractional keys are kept apart.
local t = {}
for _, k in ipairs { 2 ^ 31, 2 ^ 31 - 1, -2 ^ 31, 2 ^ 32, 2 ^ 53, 0.5, 1e300, math.huge } do t[k] = k end
print(t[2147483648] == 2 ^ 31, t[2147483647] == 2 ^ 31 - 1, t[-2147483648] == -2 ^ 31) --> true	true	true
print(t[2 ^ 32] == 4294967296, t[2 ^ 53] == 2 ^ 53, t[0.5], t[1e300], t[math.huge], t[0]) --> true	true	0.5	1e+300	inf	nil
