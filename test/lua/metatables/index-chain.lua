-- __index chains are followed to the end.
local c = { z = "c" }
local b = setmetatable({ y = "b" }, { __index = c })
local a = setmetatable({ x = "a" }, { __index = b })
print(a.x, a.y, a.z, a.w) --> a	b	c	nil
