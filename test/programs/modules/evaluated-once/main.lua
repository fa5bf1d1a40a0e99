-- A module is evaluated once; every import returns the same table.
local a = require('./x')
--> evaluating
local b = require('./x')
print(a == b) --> true
