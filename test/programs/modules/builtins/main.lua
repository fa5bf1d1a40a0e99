-- A module inherits the builtins and the runtime's functions.
local x = require('./x')
print(x.all) --> true
print(x.environment == x) --> true
