-- join() hands over the very object, not a copy.
local t = {}
print(spawn(function() return t end):join() == t) --> true
