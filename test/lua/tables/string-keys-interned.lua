-- Equal strings made in different ways are the same key.
local t = {}
t["ab" .. "cd"] = 1
local half = "ab"
print(t["abcd"], t.abcd, t[half .. "cd"], t[("xabcdx"):sub(2, 5)]) --> 1	1	1	1
