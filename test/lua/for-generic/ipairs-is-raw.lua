-- ipairs does not consult __index.
local t = setmetatable({ 1 }, { __index = function(_, i) return i end })
local n = 0
for i, v in ipairs(t) do n = n + 1 end
print(n) --> 1
