-- break leaves the innermost loop only.
local log = {}
for i = 1, 2 do
  while true do
    log[#log + 1] = i
    break
  end
end
print(table.concat(log, ",")) --> 1,2
