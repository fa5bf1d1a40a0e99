-- A chain of tables may end in a function, which receives the last table.
local last = setmetatable({ name = "last" }, { __index = function(t, k) return t.name .. k end })
local first = setmetatable({ name = "first" }, { __index = last })
print(first.foo, first.name) --> lastfoo	first
