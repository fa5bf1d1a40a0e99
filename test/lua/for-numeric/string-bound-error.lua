-- A string that is not a number is refused as loop bound.
print(pcall(function() for i = "x", 1 do end end)) --> false	string-bound-error.lua:2: 'for' initial value must be a number
