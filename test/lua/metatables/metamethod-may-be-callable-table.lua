-- An operator metamethod may itself be a callable table.
local callable = setmetatable({}, { __call = function(self, a, b) return "called", b end })
local o = setmetatable({}, { __add = callable, __concat = callable, __unm = callable })
print(o + 1) --> called
print(o .. 1) --> called
print(-o) --> called
