-- Strings, numbers and booleans are values, never removed from weak tables.
local t = setmetatable({}, { __mode = "kv" })
t["key" .. 1] = "value" .. 1
t[1] = true
t[2] = 2.5
collectgarbage()
print(t.key1, t[1], t[2]) --> value1	true	2.5
