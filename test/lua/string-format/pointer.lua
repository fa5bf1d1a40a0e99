-- %p prints the same text for the same object.
local t = {}
print(("%p"):format(t) == ("%p"):format(t), ("%p"):format(t) == ("%p"):format({})) --> true	false
