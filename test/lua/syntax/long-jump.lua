-- A loop body of many statements jumps back and forth correctly.
local body = ("n = n + 1\n"):rep(5000)
print(load("local n = 0 for i = 1, 3 do " .. body .. " end return n")()) --> 15000
print(load("local n = 0 while n < 10000 do " .. body .. " end return n")()) --> 10000
