-- An error object with __tostring is kept as object by pcall.
local E = setmetatable({}, { __tostring = function() return "E!" end })
local ok, e = pcall(error, E)
print(rawequal(e, E), tostring(e)) --> true	E!
