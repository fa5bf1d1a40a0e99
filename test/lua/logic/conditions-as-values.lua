-- Comparisons used as values give booleans through any and/or mix.
local a, b = 3, 4
local t = { a < b, a > b and "y" or "n", (a == b) or a ~= b, not (a < b) and 1 }
print(t[1], t[2], t[3], t[4]) --> true	n	true	false
