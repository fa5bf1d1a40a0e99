-- A __gc field added after the proxies exist still counts.
local ran = 0
local function make()
  local a = newproxy(true)
  local b = newproxy(a)
  getmetatable(a).__gc = function() ran = ran + 1 end
end
make()
collectgarbage()
print(ran) --> 2
