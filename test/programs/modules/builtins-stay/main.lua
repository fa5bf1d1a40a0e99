-- A module that replaces a builtin replaces it for itself only.
local x = require('./x')
local y = require('./y')
print(tostring(1), x.text) --> 1	replaced
print(y.text) --> 1
