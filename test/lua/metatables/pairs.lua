-- pairs calls __pairs and uses its three results.
local t = setmetatable({}, { __pairs = function(t)
  return function(_, k) k = (k or 0) + 1; if k <= 3 then return k, k * 10 end end, t, nil
end })
for k, v in pairs(t) do print(k, v) end
--> 1	10
--> 2	20
--> 3	30
