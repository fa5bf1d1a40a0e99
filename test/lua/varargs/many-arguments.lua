-- Hundreds of values pass through unpack and varargs.
local t = {}
for i = 1, 500 do t[i] = i end
local function sum(...)
  local s = 0
  for i = 1, select("#", ...) do s = s + (select(i, ...)) end
  return s
end
print(sum(unpack(t))) --> 125250
print(select("#", unpack(t, 1, 500))) --> 500
