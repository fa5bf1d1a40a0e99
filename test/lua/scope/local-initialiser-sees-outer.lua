-- The initialiser of a local sees the outer variable of the same name.
local x = 1
local x = x + 1
print(x) --> 2
do local x = x * 10 print(x) end --> 20
print(x) --> 2
