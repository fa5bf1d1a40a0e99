-- The until condition sees the locals of the loop body.
local i = 0
repeat
  i = i + 1
  local done = i >= 3
until done
print(i) --> 3
