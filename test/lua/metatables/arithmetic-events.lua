-- Each arithmetic operator has its event.
local mt = {}
for ev, sym in pairs { __add = "+", __sub = "-", __mul = "*", __div = "/", __mod = "%", __pow = "^" } do
  mt[ev] = function(a, b) return (type(a) == "table" and "o" or a) .. sym .. (type(b) == "table" and "o" or b) end
end
local o = setmetatable({}, mt)
print(o + 1, o - 1, o * 1, o / 1, o % 1, o ^ 1) --> o+1	o-1	o*1	o/1	o%1	o^1
print(1 + o, 1 - o, 1 * o, 1 / o, 1 % o, 1 ^ o) --> 1+o	1-o	1*o	1/o	1%o	1^o
print(o + o, o - o, o * o, o / o, o % o, o ^ o) --> o+o	o-o	o*o	o/o	o%o	o^o
