-- One operation: a read and a write of a global variable.
-- Each turn of the loop does ten of them; n counts operations.
local n = tonumber((...)) or 15000000

counter = 0
for _ = 1, n / 10 do
  counter = counter + 1
  counter = counter + 1
  counter = counter + 1
  counter = counter + 1
  counter = counter + 1
  counter = counter + 1
  counter = counter + 1
  counter = counter + 1
  counter = counter + 1
  counter = counter + 1
end
print(string.format("global-access %d", counter))
