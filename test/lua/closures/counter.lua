-- A closure keeps its own state between calls.
local function counter()
  local n = 0
  return function() n = n + 1; return n end
end
local a, b = counter(), counter()
print(a(), a(), a(), b()) --> 1	2	3	1
