-- pcall catches argument errors of library functions.
print(pcall(string.rep)) --> false	bad argument #1 to '?' (string expected, got no value)
print(pcall(setmetatable, 1)) --> false	bad argument #1 to '?' (table expected, got number)
print(pcall(ipairs)) --> false	bad argument #1 to '?' (value expected)
