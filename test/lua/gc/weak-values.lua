-- A weak-valued table loses entries whose value is garbage.
local t = setmetatable({}, { __mode = "v" })
local keep = {}
local function fill() t[1], t.x, t.keep = {}, {}, keep end
fill()
collectgarbage()
print(t[1], t.x, t.keep == keep) --> nil	nil	true
