-- Setting visited fields to nil during pairs is allowed.
local t = {}
for i = 1, 50 do t["k" .. i] = i end
for k in pairs(t) do t[k] = nil end
print(next(t)) --> nil
