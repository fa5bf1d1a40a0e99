-- gmatch advances over empty matches.
local n = 0
for m in ("abc"):gmatch("") do n = n + 1 end
print(n) --> 4
for p in ("ab"):gmatch("()") do print(p) end
--> 1
--> 2
--> 3
