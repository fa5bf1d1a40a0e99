-- Ordering a number against a string is an error naming both types.
print(pcall(function() return 1 < "2" end)) --> false	mixed-types-error.lua:2: attempt to compare number with string
print(pcall(function() return "2" < 1 end)) --> false	mixed-types-error.lua:3: attempt to compare string with number
print(pcall(function() return 1 >= "2" end)) --> false	mixed-types-error.lua:4: attempt to compare number with string
print(pcall(function() return nil <= 1 end)) --> false	mixed-types-error.lua:5: attempt to compare number with nil
