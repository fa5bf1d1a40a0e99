-- The iterator may be a table with __call.
local it = setmetatable({ n = 0 }, { __call = function(self)
  self.n = self.n + 1
  if self.n <= 3 then return self.n end
end })
for v in it do print(v) end
--> 1
--> 2
--> 3
