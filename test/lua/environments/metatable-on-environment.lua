-- An environment may inherit from the globals.
local env = setmetatable({ own = "own" }, { __index = _G })
local f = setfenv(function() print(own, type(string)) end, env)
f() --> own	table
