-- pcall of a value that cannot be called fails with a message.
print(pcall(nil)) --> false	attempt to call a nil value
print(pcall(5)) --> false	attempt to call a number value
print(pcall({})) --> false	attempt to call a table value
print(pcall(pcall)) --> false	bad argument #1 to '?' (value expected)
