-- An inner function reaches variables of every enclosing function.
local a = 1
local function f()
  local b = 2
  return function()
    local c = 3
    return function()
      a, b, c = a + 1, b + 1, c + 1
      return a, b, c
    end
  end
end
local g = f()()
print(g()) --> 2	3	4
print(g()) --> 3	4	5
