-- ipairs calls __ipairs.
local t = setmetatable({}, { __ipairs = function(t)
  return function(_, i) if i < 2 then return i + 1, "v" .. i + 1 end end, t, 0
end })
for i, v in ipairs(t) do print(i, v) end
--> 1	v1
--> 2	v2
