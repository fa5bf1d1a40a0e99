-- An unknown conversion is an error.
print(pcall(function() ("%y"):format(1) end)) --> false	invalid-option.lua:2: invalid option '%y' to 'format'
print(pcall(function() ("%"):format(1) end)) --> false	invalid-option.lua:3: invalid option '%' to 'format'
print(pcall(function() ("%10"):format(1) end)) --> false	invalid-option.lua:4: invalid option '%10' to 'format'
print(pcall(function() ("%l"):format(1) end)) --> false	invalid-option.lua:5: invalid option '%l' to 'format'
