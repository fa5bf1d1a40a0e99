-- ... gives one value when it is not last, nil when empty.
local function f(...) return ..., "end" end
print(f(1, 2, 3)) --> 1	end
print(f()) --> nil	end
local function g(...) local a, b = (...) return a, b end
print(g(7, 8)) --> 7	nil
