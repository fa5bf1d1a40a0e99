-- One operation: an addition through the __add metamethod.
-- Each turn of the loop does ten of them; n counts operations.
local n = tonumber((...)) or 5000000

local mt = {}
local a = setmetatable({}, mt)
mt.__add = function(x) return x end
for _ = 1, n / 10 do
  a = a + 1
  a = a + 1
  a = a + 1
  a = a + 1
  a = a + 1
  a = a + 1
  a = a + 1
  a = a + 1
  a = a + 1
  a = a + 1
end
print(string.format("metamethod-add %s", type(a)))
