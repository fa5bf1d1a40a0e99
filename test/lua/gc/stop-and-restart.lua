-- A stopped collector does not collect until asked.
local t = setmetatable({}, { __mode = "v" })
collectgarbage("stop")
t[1] = {}
for i = 1, 20000 do local x = {} end
print(type(t[1])) --> table
collectgarbage("restart")
collectgarbage()
print(t[1]) --> nil
