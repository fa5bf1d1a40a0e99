-- __call receives the object and then the arguments.
local t = setmetatable({ n = "obj" }, { __call = function(self, ...) return self.n, select("#", ...), ... end })
print(t()) --> obj	0
print(t(1, nil)) --> obj	2	1	nil
