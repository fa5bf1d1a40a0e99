-- Variable names in messages follow the expression that failed.
local up = {}
print(pcall(function() return up.x.y end)) --> false	upvalue-and-field-names.lua:3: attempt to index field 'x' (a nil value)
print(pcall(function() return up.x.y.z end)) --> false	upvalue-and-field-names.lua:4: attempt to index field 'x' (a nil value)
print(pcall(function() up.x() end)) --> false	upvalue-and-field-names.lua:5: attempt to call field 'x' (a nil value)
print(pcall(function() up.x.y() end)) --> false	upvalue-and-field-names.lua:6: attempt to index field 'x' (a nil value)
print(pcall(function() up:x() end)) --> false	upvalue-and-field-names.lua:7: attempt to call method 'x' (a nil value)
