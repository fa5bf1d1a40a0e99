-- and and or return one of their operands, not a boolean.
print(nil and 1, false and 1, 0 and 1, "" and 2) --> nil	false	1	2
print(nil or 1, false or nil, 0 or 1, "" or 2, "last") --> 1	nil	0		last
print(1 and nil or 3) --> 3
