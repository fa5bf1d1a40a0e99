-- A metatable without __call leaves the value uncallable.
local t = setmetatable({}, {})
print(pcall(function() t() end)) --> false	call-missing.lua:3: attempt to call upvalue 't' (a table value)
