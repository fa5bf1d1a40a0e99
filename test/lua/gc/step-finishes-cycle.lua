-- Repeated steps finish a cycle and report true.
local t = setmetatable({}, { __mode = "v" })
t[1] = {}
local steps = 0
repeat steps = steps + 1 until collectgarbage("step", 100) or steps > 10000
repeat steps = steps + 1 until collectgarbage("step", 100) or steps > 10000
print(steps <= 10000, t[1]) --> true	nil
