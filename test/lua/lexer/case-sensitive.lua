-- Names and keywords are case sensitive.
local And, AND, eND = 1, 2, 3
print(And, AND, eND) --> 1	2	3
