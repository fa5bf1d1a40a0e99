-- Weak-keyed tables are not ephemerons: a value that refers to its key keeps it.
local t = setmetatable({}, { __mode = "k" })
local function fill() local k = {}; t[k] = { k } end
fill()
collectgarbage()
print(next(t) ~= nil) --> true
