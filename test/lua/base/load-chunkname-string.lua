-- A chunk name that is source text is shown in brackets, cut at the first line end.
print(load("x x")) --> nil	[string "x x"]:1: '=' expected near 'x'
print(load("x\nx x")) --> nil	[string "x..."]:2: '=' expected near 'x'
print(load("error", "line one\nline two") ~= nil) --> false
print(load("?", "line one\nline two")) --> nil	[string "line one..."]:1: unexpected symbol near '?'
print(load("?", ("long "):rep(30))) --> nil	[string "long long long long long long long long long ..."]:1: unexpected symbol near '?'
