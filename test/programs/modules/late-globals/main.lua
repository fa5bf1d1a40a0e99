-- A global that a module sets after it was loaded is exported as well.
local x = require('./x')
print(x.late) --> nil
x.define()
print(x.late) --> defined
