-- pcall catches errors raised in metamethods.
local o = setmetatable({}, {
  __index = function() error("index", 0) end,
  __eq = function() error("eq", 0) end,
  __concat = function() error("concat", 0) end,
})
local p = setmetatable({}, getmetatable(o))
print(pcall(function() return o.x end)) --> false	index
print(pcall(function() return o == p end)) --> false	eq
print(pcall(function() return o .. "x" end)) --> false	concat
