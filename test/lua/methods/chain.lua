-- Methods that return self can be chained.
local b = { parts = {} }
function b:add(x) self.parts[#self.parts + 1] = x; return self end
print(table.concat(b:add("a"):add("b"):add("c").parts, "-")) --> a-b-c
