-- Assigning to an undeclared name creates a field of the global table.
newglobal = 5
print(_G.newglobal, _G["newglobal"]) --> 5	5
_G.other = 6
print(other) --> 6
newglobal = nil
print(rawget(_G, "newglobal")) --> nil
