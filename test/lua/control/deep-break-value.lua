-- Locals changed before a break keep their values.
local found
for _, row in ipairs { { 1, 2 }, { 3, 4 } } do
  for _, v in ipairs(row) do
    if v > 2 then found = v break end
  end
  if found then break end
end
print(found) --> 3
