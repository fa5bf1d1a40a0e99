-- Equality against constants of every kind.
local function f(x) return x == 1, x == "s", x == nil, x == true, x == false end
print(f(1)) --> true	false	false	false	false
print(f("s")) --> false	true	false	false	false
print(f(nil)) --> false	false	true	false	false
print(f(true)) --> false	false	false	true	false
print(f(false)) --> false	false	false	false	true
