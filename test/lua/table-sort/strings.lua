-- Strings sort by bytes.
local t = { "banana", "apple", "Cherry", "apple2", "" , "10", "9" }
table.sort(t)
print(table.concat(t, ",")) --> ,10,9,Cherry,apple,apple2,banana
