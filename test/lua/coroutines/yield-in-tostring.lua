-- yield works inside __tostring called by tostring.
local o = setmetatable({}, { __tostring = function() return coroutine.yield("asked") end })
local co = coroutine.wrap(function() return tostring(o) end)
print(co()) --> asked
print(co("answer")) --> answer
