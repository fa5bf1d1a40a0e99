-- setfenv needs a Lua function or level and a table.
print(pcall(function() setfenv(string.rep, {}) end)) --> false	setfenv-errors.lua:2: 'setfenv' cannot change environment of given object
print(pcall(function() setfenv(function() end, 1) end)) --> false	setfenv-errors.lua:3: bad argument #2 to 'setfenv' (table expected, got number)
print(pcall(function() setfenv("x", {}) end)) --> false	setfenv-errors.lua:4: bad argument #1 to 'setfenv' (number expected, got string)
print(pcall(function() setfenv(-1, {}) end)) --> false	setfenv-errors.lua:5: bad argument #1 to 'setfenv' (invalid level)
