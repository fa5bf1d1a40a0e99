-- Long right-associative and unary chains are refused or accepted, never fatal.
local ok = pcall(load, "return " .. ("1 .. "):rep(50000) .. "1")
local ok2 = pcall(load, "return " .. ("- "):rep(50000) .. "1")
local ok3 = pcall(load, "return " .. ("2 ^ "):rep(50000) .. "1")
local ok4 = pcall(load, "return " .. ("not "):rep(50000) .. "1")
print(ok, ok2, ok3, ok4) --> true	true	true	true
print(load("return " .. ("1 + "):rep(50000) .. "1")()) --> 50001
