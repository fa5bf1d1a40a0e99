-- Inserting nil appends nothing.
local t = { 1 }
table.insert(t, nil)
print(#t) --> 1
