-- The method is looked up before the arguments are evaluated.
local log = {}
local o = setmetatable({}, { __index = function(_, k) log[#log + 1] = "lookup"; return function() end end })
local function arg() log[#log + 1] = "arg" end
o:m(arg())
print(table.concat(log, " ")) --> lookup arg
