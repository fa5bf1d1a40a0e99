-- Loops and branches on constants take the right way.
if nil then print("no") elseif 0 then print("zero is true") end --> zero is true
if false or "x" then print("x") end --> x
while true do break end
repeat local z until 1
print("done") --> done
