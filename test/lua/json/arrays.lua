-- into_array marks a table, is_array knows the mark.
local t = {}
print(json.into_array(t) == t, json.is_array(t), json.is_array {1}, json.is_array(json.into_array())) --> true	true	false	true
print(json.is_array(), json.is_array(1), json.is_array(json.null), json.into_array(t) == t) --> false	false	false	true
print(getmetatable(t), json.is_array(setmetatable({}, {}))) --> json.array	false
print(json.is_array(json.into_array(setmetatable({}, {__index = t})))) --> true
local ok, e = pcall(json.into_array, 1)
print(ok, e.code, e.arg) --> false	22	1
ok, e = pcall(json.into_array, setmetatable({}, {__metatable = false}))
print(ok, e.code, e.arg) --> false	1	1
