-- A condition variable is a userdata with an opaque metatable.
local c = require('condition_variable').new()
print(type(c), type(getmetatable(c))) --> userdata	string
print(select(2, pcall(function() return c.nothing end))) --> Requested key wasn't found in the table/userdata
