-- \z skips the following white space, line ends included.
local s = "a\z
       b\z   c"
print(s) --> abc
print("x\z" .. "y") --> xy
