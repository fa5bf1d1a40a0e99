-- A string that is not a number raises an arithmetic error naming the operand.
local s = "abc"
return s + 1 --! string-coercion-fails.lua:3: attempt to perform arithmetic on local 's' (a string value)
