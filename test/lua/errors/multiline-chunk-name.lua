-- A source text name is cut at its first line in error positions.
print(pcall(load("local x\nerror('second line')"))) --> false	[string "local x..."]:2: second line
