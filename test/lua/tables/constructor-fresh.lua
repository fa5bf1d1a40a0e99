-- Each evaluation of a constructor makes a new table, also when it is constant.
local function make() return { 1, 2, x = "y" } end
local a, b = make(), make()
a[1], a.x = 100, "changed"
print(a == b, b[1], b.x) --> false	1	y
