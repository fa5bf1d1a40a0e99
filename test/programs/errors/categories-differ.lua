-- Errors with the same code of different categories are not equal.
local m = require('mutex').new()
local e = select(2, pcall(m.unlock, m))
local core = select(2, pcall(scope_cleanup_pop))
print(core.category == e.category) --> false
core.code = e.code
print(core == e) --> false
print(core.category) --> emilua.core
