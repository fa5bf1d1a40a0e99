-- What a module's chunk returns is ignored: require() returns the environment.
local x = require('./x')
print(type(x), x.name) --> table	x
