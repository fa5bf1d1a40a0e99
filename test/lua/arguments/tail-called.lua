-- A tail-called library function loses its name and position.
print(pcall(function() return string.rep() end)) --> false	bad argument #1 to '?' (string expected, got no value)
