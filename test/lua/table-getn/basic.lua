-- getn is the length of a list.
print(table.getn({ 1, 2, 3 }), table.getn({})) --> 3	0
print(pcall(function() table.getn("x") end)) --> false	basic.lua:3: bad argument #1 to 'getn' (table expected, got string)
