-- ... passes through method calls and nested calls.
local o = { sum = function(self, a, b) return self.base + a + b end, base = 100 }
local function f(...) return o:sum(...) end
print(f(1, 2, 3)) --> 103
print(math.max(f(1, 1), ...) == 102) --> true
