-- local function can call itself; local f = function cannot.
local function fact(n) return n <= 1 and 1 or n * fact(n - 1) end
print(fact(10)) --> 3628800
local ok, err = pcall(function()
  local g = function(n) return g(n) end
  return (g(1))
end)
print(err) --> local-function-recursive.lua:5: attempt to call global 'g' (a nil value)
