-- A module's functions use the module's globals, whoever calls them.
count = 100
local x = require('./x')
x.increment()
x.increment()
print(x.count, count) --> 2	100
x.count = 10
x.increment()
print(x.count) --> 11
