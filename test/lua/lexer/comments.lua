-- Short comments end with the line, long ones with their bracket.
print(1) -- a comment
--> 1
--[[ a long
comment ]] print(2) --> 2
--[==[ another ]] ]=]
]==] print(3) --> 3
--[ not long
print(4) --- three dashes
--> 4
