-- Concatenation associates to the right, seen through __concat.
local mt = {}
mt.__concat = function(a, b)
  local function s(x) return type(x) == "table" and x.s or tostring(x) end
  return setmetatable({ s = "(" .. s(a) .. s(b) .. ")" }, mt)
end
local function o(s) return setmetatable({ s = s }, mt) end
print((o "a" .. o "b" .. o "c").s) --> (a(bc))
print((o "a" .. "x" .. "y").s) --> (axy)
print(("x" .. "y" .. o "a").s) --> (x(ya))
