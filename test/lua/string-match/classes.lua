-- Each character class matches its kind of characters.
local s = "aZ5 _-\t\1"
for _, c in ipairs { "a", "d", "l", "u", "w", "s", "p", "c", "x" } do
  print(c, (s:gsub("%" .. c, ".")):gsub("%c", "?"))
end
--> a	..5 _-??	2
--> d	aZ. _-??	2
--> l	.Z5 _-??	2
--> u	a.5 _-??	2
--> w	... _-??	2
--> s	aZ5._-.?	1
--> p	aZ5 ..??	2
--> c	aZ5 _-..	0
--> x	.Z. _-??	2
