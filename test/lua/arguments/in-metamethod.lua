-- A library function as metamethod reports its own argument errors.
local o = setmetatable({}, { __index = string.rep, __add = math.max })
print(pcall(function() return o.x end)) --> false	in-metamethod.lua:3: bad argument #1 to '__index' (string expected, got table)
print(pcall(function() return o + 1 end)) --> false	in-metamethod.lua:4: bad argument #1 to '__add' (number expected, got table)
