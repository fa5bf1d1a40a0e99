-- break leaves a repeat loop without testing its condition.
local n = 0
repeat
  n = n + 1
  if n == 2 then break end
until error == nil
print(n) --> 2
