-- while tests before each turn and may run zero times.
local n = 0
while n < 3 do n = n + 1 end
print(n) --> 3
while false do n = 100 end
print(n) --> 3
