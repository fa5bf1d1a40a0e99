-- Names may contain letters, digits and underscores, and high bytes.
local _, _1, a_b, A1 = 1, 2, 3, 4
print(_, _1, a_b, A1) --> 1	2	3	4
local héllo = 5
print(héllo) --> 5
