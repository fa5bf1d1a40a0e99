-- Replacing in a large subject.
local s, n = ("ab"):rep(50000):gsub("a", "xyz")
print(#s, n, s:sub(1, 8)) --> 200000	50000	xyzbxyzb
