-- require('./x') evaluates x.lua beside the script and returns its globals.
local x = require('./x')
print(type(x), x.name, x.double(21)) --> table	x	42
