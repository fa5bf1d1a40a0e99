-- The position is that of the Lua function that made the call.
local function f() string.rep() end --! position-of-caller.lua:2: bad argument #1 to 'rep' (string expected, got no value)
f()
