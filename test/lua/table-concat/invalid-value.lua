-- Elements that are neither strings nor numbers are errors.
print(pcall(function() table.concat({ 1, {}, 3 }) end)) --> false	invalid-value.lua:2: invalid value (table) at index 2 in table for 'concat'
print(pcall(function() table.concat({ 1, nil, 3 }, ",", 1, 3) end)) --> false	invalid-value.lua:3: invalid value (nil) at index 2 in table for 'concat'
print(pcall(function() table.concat({ true }) end)) --> false	invalid-value.lua:4: invalid value (boolean) at index 1 in table for 'concat'
