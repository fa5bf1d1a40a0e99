-- Many tables can share a metatable; a table can be its own.
local mt = {}
mt.__index = mt
mt.hello = function() return "hi" end
local a, b = setmetatable({}, mt), setmetatable({}, mt)
print(a.hello(), b.hello()) --> hi	hi
setmetatable(mt, mt)
print(pcall(function() return mt.nothing end)) --> false	shared-metatable.lua:8: loop in gettable
