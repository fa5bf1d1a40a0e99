-- A mutex is a userdata whose metatable shows as the name of its type.
local m = require('mutex').new()
print(type(m), getmetatable(m)) --> userdata	mutex
print(select(2, pcall(function() return m.nothing end))) --> Requested key wasn't found in the table/userdata
