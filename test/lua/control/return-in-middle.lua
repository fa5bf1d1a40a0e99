-- return in the middle of a block needs do ... end.
local function f() do return 1 end return 2 end
print(f()) --> 1
print(load("return 1 print(2)", "=x")) --> nil	x:1: '<eof>' expected near 'print'
