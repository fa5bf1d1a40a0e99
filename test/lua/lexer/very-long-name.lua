-- A very long name is one name.
local n = ("n"):rep(5000)
print(load("local " .. n .. " = 7 return " .. n)()) --> 7
