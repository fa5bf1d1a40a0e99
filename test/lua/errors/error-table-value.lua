-- Any value can be thrown and arrives unchanged.
local t = { code = 7 }
local ok, e = pcall(error, t)
print(ok, e == t, e.code) --> false	true	7
print(pcall(error, nil)) --> false	nil
print(pcall(error)) --> false	nil
print(pcall(error, true), pcall(error, 12)) --> false	false	12
