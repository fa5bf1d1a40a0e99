-- Building a string by repeated concatenation gives the full text.
local s = ""
for i = 1, 1000 do s = s .. i .. "," end
print(#s) --> 3893
print(s:sub(-10)) --> ,999,1000,
