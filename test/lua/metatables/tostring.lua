-- tostring and print use __tostring.
local o = setmetatable({ n = "x" }, { __tostring = function(self) return "obj:" .. self.n end })
print(o, tostring(o)) --> obj:x	obj:x
print(#tostring(o)) --> 5
