-- A finalizer may allocate and create further garbage.
local total = 0
for i = 1, 10 do
  local u = newproxy(true)
  getmetatable(u).__gc = function()
    local t = {}
    for j = 1, 100 do t[j] = { j } end
    total = total + #t
  end
end
collectgarbage()
print(total) --> 1000
