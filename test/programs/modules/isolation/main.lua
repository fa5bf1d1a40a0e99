-- A module does not see the globals of its importer, nor the importer those of the module.
secret = 'of main'
local x = require('./x')
print(x.seen, secret) --> nil	of main
print(own) --> nil
print(x.own) --> of x
