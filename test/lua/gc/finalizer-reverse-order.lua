-- Finalizers run in the reverse order of creation.
local log = {}
for i = 1, 3 do
  local u = newproxy(true)
  getmetatable(u).__gc = function() log[#log + 1] = i end
end
collectgarbage()
print(table.concat(log, " ")) --> 3 2 1
