-- The result of an ordering metamethod is converted to a boolean.
local o = setmetatable({}, { __lt = function() return 0 end, __le = function() return nil end })
print(o < o, o <= o, o > o, o >= o) --> true	false	true	false
print(not (o < o)) --> false
if o < o then print("taken") end --> taken
if not (o <= o) then print("taken too") end --> taken too
