-- A concatenation of many operands continues after a yield in the middle.
local o = setmetatable({}, { __concat = function(a, b)
  return coroutine.yield(type(a) == "table" and "o.." .. b or a .. "..o")
end })
local co = coroutine.wrap(function() return "a" .. "b" .. o .. "c" .. "d" end)
print(co()) --> o..cd
print(co("X")) --> abX
