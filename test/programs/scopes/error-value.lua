-- scope() passes an error value through as it is.
local value = {}
local ok, e = pcall(scope, function() error(value) end)
print(ok, e == value) --> false	true
