-- tonumber gives nil for text that is not entirely a number.
for _, s in ipairs { "", " ", "abc", "1a", "1 2", "0x", "1e", ".", "--1", "1e+", "0x1p", "- 1", "1_000" } do
  assert(tonumber(s) == nil, s)
end
print("all nil") --> all nil
