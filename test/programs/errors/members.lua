-- An error object is a table with a code and a category, and reads as its message.
local f = spawn(function() end)
f:detach()
local ok, e = pcall(f.join, f)
print(type(e), type(e.code), type(e.category)) --> table	number	userdata
print(e.code) --> 22
print(tostring(e)) --> Invalid argument
print(e.category:message(e.code)) --> Invalid argument
