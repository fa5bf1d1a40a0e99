-- One operation: a method call found one level up a metatable.
-- Each turn of the loop does ten of them; n counts operations.
local n = tonumber((...)) or 7000000

local C = {}
C.__index = C
function C:m() return self end
local o = setmetatable({}, C)
for _ = 1, n / 10 do
  o = o:m()
  o = o:m()
  o = o:m()
  o = o:m()
  o = o:m()
  o = o:m()
  o = o:m()
  o = o:m()
  o = o:m()
  o = o:m()
end
print(string.format("method-call %s", type(o)))
