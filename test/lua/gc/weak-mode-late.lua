-- Setting __mode on a metatable in use takes effect at the next collection.
local mt = {}
local t = setmetatable({ {} }, mt)
collectgarbage()
print(type(t[1])) --> table
mt.__mode = "v"
setmetatable(t, mt)
collectgarbage()
print(type(t[1])) --> nil
