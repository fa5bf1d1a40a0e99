-- assert raises any value as error without adding a position.
local t = {}
local ok, e = pcall(assert, false, t)
print(ok, e == t) --> false	true
print(pcall(assert, nil, 42)) --> false	42
print(pcall(assert, false, nil)) --> false	nil
