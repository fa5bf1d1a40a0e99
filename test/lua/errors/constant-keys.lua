-- Only fields with constant string keys are named.
local t = {}
print(pcall(function() local k = "key"; return t[k].x end)) --> false	constant-keys.lua:3: attempt to index a nil value
print(pcall(function() return t["key"].x end)) --> false	constant-keys.lua:4: attempt to index field 'key' (a nil value)
print(pcall(function() t[true].x = 1 end)) --> false	constant-keys.lua:5: attempt to index a nil value
