-- __len overrides # for tables.
local t = setmetatable({ 1, 2, 3 }, { __len = function(t) return 42 end })
print(#t, rawlen(t)) --> 42	3
