-- Strings have the string library as methods.
local s = "hello"
print(s:upper(), s:len(), ("x"):rep(3), s:sub(2, 3)) --> HELLO	5	xxx	el
print(("%d-%s"):format(1, "a")) --> 1-a
print(#s:rep(2)) --> 10
