-- Only nil ends a generic for; false does not.
local n = 0
for v in function() n = n + 1; if n < 3 then return false end end do print(v) end
--> false
--> false
print(n) --> 3
