-- __name does not change tostring.
local o = setmetatable({}, { __name = "My.Type" })
print((tostring(o):gsub("0x%x+", "ADDR"))) --> table: ADDR
