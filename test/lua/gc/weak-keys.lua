-- A weak-keyed table loses entries whose key is garbage.
local t = setmetatable({}, { __mode = "k" })
local key = {}
local function fill() t[{}], t[key] = "lost", "kept" end
fill()
collectgarbage()
local n = 0
for k, v in pairs(t) do n = n + 1 end
print(n, t[key]) --> 1	kept
