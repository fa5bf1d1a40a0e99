-- Errors: pcall that succeeds, error with a table, rethrown errors, xpcall with a handler, failed operations.
-- n: rounds of all of these.
local n = tonumber((...)) or 470000

local failure = { code = 7 }

local function risky(i)
  if i % 4 == 0 then error(failure) end
  return i
end

local function nested(depth)
  if depth == 0 then error("deep", 0) end
  return nested(depth - 1) + 1
end

local function rethrow(i)
  local ok, value = pcall(risky, i)
  if not ok then error(value, 0) end
  return value
end

local function handler(message) return "handled " .. message end

local total, caught = 0, 0
for i = 1, n do
  local ok, value = pcall(risky, i)
  if ok then total = total + value % 5 else total, caught = total + value.code, caught + 1 end

  ok, value = pcall(rethrow, i)
  if not ok and value == failure then caught = caught + 1 end

  if i % 2 == 0 then
    ok, value = pcall(nested, 5)
    if not ok then total = total + #value end
    ok, value = xpcall(function() error("late", 0) end, handler)
    if not ok then total = total + #value end
  else
    ok = pcall(function() return failure + 1 end)
    if not ok then caught = caught + 1 end
  end
  total = total % 1000003
end
print(string.format("pcall-error %d %d", total, caught))
