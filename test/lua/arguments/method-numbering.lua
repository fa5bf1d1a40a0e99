-- In a method call self is not counted among the arguments.
print(pcall(function() ("x"):rep() end)) --> false	method-numbering.lua:2: bad argument #1 to 'rep' (number expected, got no value)
print(pcall(function() string.rep("x") end)) --> false	method-numbering.lua:3: bad argument #2 to 'rep' (number expected, got no value)
local o = setmetatable({}, { __index = table })
print(pcall(function() o:concat({}) end)) --> false	method-numbering.lua:5: bad argument #1 to 'concat' (string expected, got table)
