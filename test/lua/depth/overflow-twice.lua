-- A stack overflow that was caught deep in the stack leaves nothing behind: the next one reads the same.
local function endless() return 1 + endless() end
local function dive(n)
  if n == 0 then return select(2, pcall(endless)) end
  local message = dive(n - 1)
  return message
end
print(dive(60000)) --> stack overflow
print(dive(60000)) --> stack overflow
print(dive(60000)) --> stack overflow
