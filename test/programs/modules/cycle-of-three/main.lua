-- A cycle over three modules is found, and goes through require() as an error when nobody catches it.
local ok, e = pcall(require, './a')
print(ok, tostring(e):sub(1, 30)) --> false	The module you're trying to im
