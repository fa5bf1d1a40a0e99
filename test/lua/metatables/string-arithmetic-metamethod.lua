-- A metamethod on strings' metatable is used when coercion fails.
local mt = getmetatable("")
mt.__add = function(a, b) return "added " .. tostring(a) .. tostring(b) end
print("a" + 1, "10" + 1) --> added a1	11
mt.__add = nil
print(pcall(function() return "a" + 1 end)) --> false	string-arithmetic-metamethod.lua:6: attempt to perform arithmetic on a string value
