-- A returned closure keeps locals of a function that has ended.
local function make(a)
  local b = a + 1
  return function(c) return a, b, c end
end
print(make(1)(3)) --> 1	2	3
