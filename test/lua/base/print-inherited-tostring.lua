-- print finds tostring in what the environment inherits.
local print = print
setfenv(0, setmetatable({}, {__index = _G}))
print(1, true) --> 1	true
setfenv(0, setmetatable({}, {__index = {tostring = function() return "own" end}}))
print(1, true) --> own	own
