-- A call in last position fills the remaining targets.
local function three() return 1, 2, 3 end
local a, b, c, d = 0, three()
print(a, b, c, d) --> 0	1	2	3
a, b, c, d = three(), 10
print(a, b, c, d) --> 1	10	nil	nil
