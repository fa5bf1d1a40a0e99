-- yield works inside __pairs.
local o = setmetatable({}, { __pairs = function(t) coroutine.yield("pairs"); return next, { k = "v" } end })
local co = coroutine.wrap(function() for k, v in pairs(o) do return k .. v end end)
print(co()) --> pairs
print(co()) --> kv
