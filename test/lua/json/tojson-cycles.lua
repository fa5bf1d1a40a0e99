-- A cycle that goes through a __tojson is found as well, and none is seen where there is none.
local mt = {__tojson = function(o, state) json.encode(o.v, {state = state}) end}
local function new(v) return setmetatable({v = v}, mt) end
local a = new()
a.v = {a}
local b = {}
b.x = new({new({b})})
print(pcall(json.encode, a) == false, pcall(json.encode, b) == false) --> true	true
local same = new({1})
print(json.encode {same, same, {same}, new(same)}) --> [[1],[1],[[1]],[1]]
local self = setmetatable({}, {__tojson = function(o, state) json.encode(o, {state = state}) end})
print((pcall(json.encode, self))) --> false
