-- One operation: a pcall of a function that calls error with a string.
-- Each turn of the loop does ten of them; n counts operations.
local n = tonumber((...)) or 1000000

local function f() error("message", 0) end
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
print(string.format("pcall-error %s", tostring(ok)))
