-- The __index of a gsub replacement table may yield (unlike LuaJIT).
local t = setmetatable({}, { __index = function(_, k) return coroutine.yield(k) end })
local co = coroutine.wrap(function() return (string.gsub("xy", ".", t)) end)
print(co()) --> x
print(co("<x>")) --> y
print(co("<y>")) --> <x><y>
