-- A number thrown by error becomes a string message with a position.
local ok, e = pcall(function() error(42) end)
print(e, type(e)) --> error-number-message.lua:2: 42	string
ok, e = pcall(function() error(42, 0) end)
print(e, type(e)) --> 42	number
