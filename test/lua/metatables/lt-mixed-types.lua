-- __lt and __le work when the operands have different types.
local mt = {
  __lt = function(a, b) return (type(a) == "table" and a.v or a) < (type(b) == "table" and b.v or b) end,
  __le = function(a, b) return (type(a) == "table" and a.v or a) <= (type(b) == "table" and b.v or b) end,
}
local a = setmetatable({ v = 5 }, mt)
print(a < 10, 10 < a, a <= 5, 5 >= a, a > 1) --> true	false	true	true	true
