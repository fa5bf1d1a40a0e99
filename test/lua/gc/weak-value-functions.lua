-- Closures in weak tables are collected when unreferenced.
local t = setmetatable({}, { __mode = "v" })
local up = 1
local function fill() t.f = function() return up end end
fill()
collectgarbage()
print(t.f) --> nil
