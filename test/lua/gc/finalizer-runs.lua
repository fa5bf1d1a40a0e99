-- __gc of a newproxy userdata runs when it becomes garbage, with the userdata as argument.
local log = {}
local function make()
  getmetatable(newproxy(true)).__gc = function(p) log[#log + 1] = type(p) end
end
make()
collectgarbage()
print(table.concat(log, " ")) --> userdata
