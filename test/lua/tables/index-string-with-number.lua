-- Indexing a string with a number or unknown name gives nil.
local s = "abc"
print(s[1], s.len == string.len, s.x) --> nil	true	nil
