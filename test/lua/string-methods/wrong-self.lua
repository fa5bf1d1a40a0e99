-- Calling a string function without self names the function and argument.
print(pcall(function() string.upper() end)) --> false	wrong-self.lua:2: bad argument #1 to 'upper' (string expected, got no value)
print(pcall(function() string.len(nil) end)) --> false	wrong-self.lua:3: bad argument #1 to 'len' (string expected, got nil)
print(pcall(function() string.rep({}, 2) end)) --> false	wrong-self.lua:4: bad argument #1 to 'rep' (string expected, got table)
print(pcall(function() string.format({}) end)) --> false	wrong-self.lua:5: bad argument #1 to 'format' (string expected, got table)
print(pcall(function() string.byte(true) end)) --> false	wrong-self.lua:6: bad argument #1 to 'byte' (string expected, got boolean)
