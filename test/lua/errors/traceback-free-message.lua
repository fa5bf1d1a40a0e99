-- Error messages caught by pcall contain no traceback.
local ok, e = pcall(function() local x = nil; x() end)
print(e) --> traceback-free-message.lua:2: attempt to call local 'x' (a nil value)
print(e:find("\n")) --> nil
