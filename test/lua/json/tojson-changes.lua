-- What a __tojson does to the tables being written does no harm: elements and members that are gone are null or left out.
local list, object
local function hook(f) return setmetatable({}, {__tojson = function(_, state) f() state.writer:value('hook') end}) end
list = {1, hook(function() for i = 3, 200 do list[i] = nil end end), 3, 4}
print(json.encode(list)) --> [1,"hook",null,null]
object = {a = 1, b = hook(function() object.c = nil object.d = 5 for i = 1, 100 do object['x' .. i] = i end end), c = 3, d = 4}
print(json.encode(object)) --> {"a":1,"b":"hook","d":5}
local state
local taken = setmetatable({}, {__tojson = function(_, s) state = s s.writer:value(1) end})
print(json.encode {taken}) --> [1]
print((pcall(state.writer.value, state.writer, 1))) --> false
