-- The lookup honours __index.
local t = setmetatable({}, { __index = function(_, k) return "<" .. k .. ">" end })
print(("ab"):gsub("%w", t)) --> <a><b>	2
