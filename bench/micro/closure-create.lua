-- One operation: the creation of a closure with one upvalue.
-- Each turn of the loop does ten of them; n counts operations.
local n = tonumber((...)) or 3000000

local f
for i = 1, n / 10 do
  f = function() return i end
  f = function() return i end
  f = function() return i end
  f = function() return i end
  f = function() return i end
  f = function() return i end
  f = function() return i end
  f = function() return i end
  f = function() return i end
  f = function() return i end
end
print(string.format("closure-create %s", type(f)))
