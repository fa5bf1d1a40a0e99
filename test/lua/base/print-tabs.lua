-- print separates values with tabs.
print(1, "two", true, nil, 4.5) --> 1	two	true	nil	4.5
print("a\tb", "c") --> a	b	c
