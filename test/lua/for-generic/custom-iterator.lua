-- A generic for calls iterator(state, control) until the first value is nil.
local function iter(limit, i) if i < limit then return i + 1, (i + 1) ^ 2 end end
for i, sq in iter, 3, 0 do print(i, sq) end
--> 1	1
--> 2	4
--> 3	9
