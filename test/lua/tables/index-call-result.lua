-- Indexing a nil call result has no name to give.
print(pcall(function() local function f() end; return f().x end)) --> false	index-call-result.lua:2: attempt to index a nil value
print(pcall(function() return (nil).x end)) --> false	index-call-result.lua:3: attempt to index a nil value
print(pcall(function() local t = {}; return t[1][2] end)) --> false	index-call-result.lua:4: attempt to index a nil value
