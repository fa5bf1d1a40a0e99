-- _CONTEXT is the empty string in an imported module.
local x = require('./x')
print(_CONTEXT, ('[%s]'):format(x.context)) --> main	[]
