-- One operation: a pcall of a function that returns.
-- Each turn of the loop does ten of them; n counts operations.
local n = tonumber((...)) or 4000000

local function f() end
local ok
for _ = 1, n / 10 do
  ok = pcall(f)
  ok = pcall(f)
  ok = pcall(f)
  ok = pcall(f)
  ok = pcall(f)
  ok = pcall(f)
  ok = pcall(f)
  ok = pcall(f)
  ok = pcall(f)
  ok = pcall(f)
end
print(string.format("pcall %s", tostring(ok)))
