-- The string "1" and the number 1 are different keys and not equal.
local t = { [1] = "number", ["1"] = "string" }
print(t[1], t["1"]) --> number	string
print(1 == "1", "1" == 1) --> false	false
