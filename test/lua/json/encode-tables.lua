-- A table is an array when it is marked as one or has a length; keys that do not fit are left out.
print(json.encode {1, 2, x = 3, [1.5] = 4}) --> [1,2]
print(json.encode {x = 1, [0] = 2, [-1] = 3, [true] = 4, [1.5] = 5, [{}] = 6}) --> {"x":1}
print(json.encode(json.into_array {x = 1}), json.encode {[1.5] = 1}) --> []	{}
print(json.encode {1, nil, 3}, json.encode(json.into_array {nil, nil, 3})) --> [1,null,3]	[null,null,3]
print(json.encode(setmetatable({a = 1}, {__index = {b = 2}, __len = function() return 5 end}))) --> {"a":1}
local shared = {1}
print(json.encode {shared, shared, x = shared}) --> [[1],[1]]
local removed = {}
for i = 1, 100 do removed['k' .. i] = i end
for i = 1, 99 do removed['k' .. i] = nil end
print(json.encode(removed)) --> {"k100":100}
