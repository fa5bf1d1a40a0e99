-- An external module that is nowhere is not found.
local ok, e = pcall(require, 'no_such_package')
print(ok, e) --> false	Module not found
print(e.category) --> emilua.core
