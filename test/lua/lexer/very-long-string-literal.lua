-- A literal of a hundred thousand characters is read whole.
local s = ("x"):rep(100000)
print(#load("return '" .. s .. "'")()) --> 100000
