-- %s converts any value as tostring does.
local o = setmetatable({}, { __tostring = function() return "OBJ" end })
print(("%s %s %s %s %s"):format(nil, true, 12, 1.5, o)) --> nil true 12 1.5 OBJ
print(("[%6s]"):format(o)) --> [   OBJ]
