-- A field of a call result can be assigned.
local t = {}
local function get() return t end
get().x = 1;
(get()).y = 2
print(t.x, t.y) --> 1	2
