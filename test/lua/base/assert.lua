-- assert returns its arguments when the first is true.
print(assert(1, "message", 3)) --> 1	message	3
print(select("#", assert(true))) --> 1
print(pcall(function() assert(false) end)) --> false	assert.lua:4: assertion failed!
print(pcall(function() assert(nil, "custom") end)) --> false	assert.lua:5: custom
