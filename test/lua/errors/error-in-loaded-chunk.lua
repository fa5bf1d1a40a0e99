-- The chunk name given to load shows in error positions.
print(pcall(load("\nerror('x')", "=chunk"))) --> false	chunk:2: x
print(pcall(load("error('x')", "@some/file.lua"))) --> false	some/file.lua:1: x
print(pcall(load("error('x')", "error('x')"))) --> false	[string "error('x')"]:1: x
print(pcall(load("local x = nil + 1", "=(arith)"))) --> false	(arith):1: attempt to perform arithmetic on a nil value
