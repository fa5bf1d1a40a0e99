-- A kv table loses an entry when either part is garbage.
local t = setmetatable({}, { __mode = "kv" })
local k1, k2, v2 = {}, {}, {}
local function fill() t[k1], t[k2], t[{}] = {}, v2, v2 end
fill()
collectgarbage()
local n = 0
for k in pairs(t) do n = n + 1 end
print(n, t[k1], t[k2] == v2) --> 1	nil	true
