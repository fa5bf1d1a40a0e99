-- When one variable is assigned twice, the first value wins because it is stored last.
local a
a, a = 1, 2
print(a) --> 1
