-- Closures make stateful iterators.
local function words(s)
  local list, i = { "alpha", "beta" }, 0
  return function() i = i + 1; return list[i] end
end
for w in words() do print(w) end
--> alpha
--> beta
