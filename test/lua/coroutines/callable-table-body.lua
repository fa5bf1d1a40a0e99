-- A coroutine body must be a real function, not a callable table.
local t = setmetatable({}, { __call = function() return 1 end })
print(pcall(function() coroutine.create(t) end)) --> false	callable-table-body.lua:3: bad argument #1 to 'create' (function expected, got table)
