-- Weak values in the array part are cleared too.
local t = setmetatable({}, { __mode = "v" })
for i = 1, 100 do t[i] = {} end
collectgarbage()
local n = 0
for k in pairs(t) do n = n + 1 end
print(n) --> 0
