-- The base must lie between 2 and 36, and the text must be a string.
print(pcall(function() tonumber("10", 1) end)) --> false	tonumber-base-errors.lua:2: bad argument #2 to 'tonumber' (base out of range)
print(pcall(function() tonumber("10", 37) end)) --> false	tonumber-base-errors.lua:3: bad argument #2 to 'tonumber' (base out of range)
print(pcall(function() tonumber({}, 16) end)) --> false	tonumber-base-errors.lua:4: bad argument #1 to 'tonumber' (string expected, got table)
