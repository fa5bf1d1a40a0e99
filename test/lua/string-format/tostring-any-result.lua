-- %s takes a number from __tostring as text.
print(("%s"):format(setmetatable({}, { __tostring = function() return 1 end }))) --> 1
