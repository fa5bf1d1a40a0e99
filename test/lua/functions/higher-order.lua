-- Functions are values: they can be stored, passed and returned.
local function compose(f, g) return function(...) return f(g(...)) end end
local function inc(x) return x + 1 end
local function double(x) return x * 2 end
print(compose(inc, double)(5), compose(double, inc)(5)) --> 11	12
