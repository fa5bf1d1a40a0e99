-- Callable tables work as methods, iterators and pcall targets.
local f = setmetatable({}, { __call = function(self, a, b) return type(a), b end })
local o = { m = f }
print(o:m(1)) --> table	1
print(pcall(f, 5, 6)) --> true	number	6
print(pcall(f)) --> true	nil	nil
