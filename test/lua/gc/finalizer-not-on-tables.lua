-- __gc on a table's metatable is ignored.
local called = false
local function make() setmetatable({}, { __gc = function() called = true end }) end
make()
collectgarbage()
print(called) --> false
