-- Multiple assignment works through upvalues.
local a, b = 1, 2
local function swap() a, b = b, a end
swap()
print(a, b) --> 2	1
