-- What a finalizer needs is still alive when it runs.
local log = {}
local function make()
  local data = { name = "data" }
  getmetatable(newproxy(true)).__gc = function() log[1] = data.name end
end
make()
collectgarbage()
print(log[1]) --> data
