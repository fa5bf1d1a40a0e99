-- Concatenation keeps zero bytes.
local s = "a\0" .. "b\0" .. "c"
print(#s, s == "a\0b\0c") --> 5	true
