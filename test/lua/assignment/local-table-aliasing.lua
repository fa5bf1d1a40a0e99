-- A table assigned and indexed in one statement keeps its old reference.
local a = {}
local old = a
a.x, a = "field", nil
print(old.x, a) --> field	nil
