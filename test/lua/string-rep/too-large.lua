-- A result too large to hold is an error that can be caught.
print((pcall(string.rep, "abc", 2147483647))) --> false
print((pcall(string.rep, "x", 2147483647, "separator"))) --> false
print(#("x"):rep(10)) --> 10
