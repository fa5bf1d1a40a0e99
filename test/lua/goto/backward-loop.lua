-- A backward goto makes a loop.
local i = 0
::again::
i = i + 1
if i < 4 then goto again end
print(i) --> 4
