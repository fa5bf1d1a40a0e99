-- ipairs visits 1, 2, ... and stops at the first nil.
local t = { 10, 20, nil, 40 }
for i, v in ipairs(t) do print(i, v) end
--> 1	10
--> 2	20
