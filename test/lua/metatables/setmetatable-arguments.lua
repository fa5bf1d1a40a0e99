-- setmetatable needs a table and a table or nil.
print(pcall(function() setmetatable(1, {}) end)) --> false	setmetatable-arguments.lua:2: bad argument #1 to 'setmetatable' (table expected, got number)
print(pcall(function() setmetatable({}, 1) end)) --> false	setmetatable-arguments.lua:3: bad argument #2 to 'setmetatable' (nil or table expected)
print(pcall(function() setmetatable({}) end)) --> false	setmetatable-arguments.lua:4: bad argument #2 to 'setmetatable' (nil or table expected)
