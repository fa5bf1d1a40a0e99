-- Tokens need no spaces between them where they cannot merge.
local a=1;local b=2 print(a+b)print(a-b)do local c=a<b print(c)end
--> 3
--> -1
--> true
print(#"x"..'y',not(1==2)and-1) --> 1y	-1
