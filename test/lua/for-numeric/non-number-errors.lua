-- Start, limit and step must be numbers.
print(pcall(function() for i = {}, 1 do end end)) --> false	non-number-errors.lua:2: 'for' initial value must be a number
print(pcall(function() for i = 1, nil do end end)) --> false	non-number-errors.lua:3: 'for' limit must be a number
print(pcall(function() for i = 1, 2, true do end end)) --> false	non-number-errors.lua:4: 'for' step must be a number
