-- Garbage is collected without being asked.
local t = setmetatable({}, { __mode = "v" })
t[1] = {}
local n = 0
while t[1] and n < 1e6 do last = { n }; n = n + 1 end
print(t[1]) --> nil
