-- Closures made in the same scope share one variable.
local function cell(v)
  return function() return v end, function(x) v = x end
end
local get, set = cell(1)
set(42)
print(get()) --> 42
