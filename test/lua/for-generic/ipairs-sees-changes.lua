-- ipairs sees values added while it runs.
local t = { 1 }
for i, v in ipairs(t) do
  if i < 4 then t[i + 1] = v * 2 end
end
print(table.concat(t, " ")) --> 1 2 4 8
