-- Concatenating empty strings gives the other operand.
local e = ""
print(e .. "x" == "x", "x" .. e == "x", e .. e == "") --> true	true	true
