-- One operation: a read and a write of an upvalue, inside one function.
-- Each turn of the loop does ten of them; n counts operations.
local n = tonumber((...)) or 20000000

local value = 0
local function run(turns)
  for _ = 1, turns do
    value = value + 1
    value = value + 1
    value = value + 1
    value = value + 1
    value = value + 1
    value = value + 1
    value = value + 1
    value = value + 1
    value = value + 1
    value = value + 1
  end
end

run(n / 10)
print(string.format("upvalue-access %d", value))
