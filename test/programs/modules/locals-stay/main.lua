-- Local names of a module are not exported.
local x = require('./x')
print(x.exported, x.hidden) --> yes	nil
