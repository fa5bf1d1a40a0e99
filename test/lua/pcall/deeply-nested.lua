-- Errors pass through many levels of pcall one by one.
local function nest(n)
  if n == 0 then error("bottom", 0) end
  local ok, e = pcall(nest, n - 1)
  error(e .. ".", 0)
end
local ok, e = pcall(nest, 100)
print(#e, e:sub(1, 9)) --> 106	bottom...
