-- Ordering two values of one unordered type says "two ... values".
print(pcall(function() return {} < {} end)) --> false	same-type-error.lua:2: attempt to compare two table values
print(pcall(function() return nil < nil end)) --> false	same-type-error.lua:3: attempt to compare two nil values
print(pcall(function() return true <= false end)) --> false	same-type-error.lua:4: attempt to compare two boolean values
print(pcall(function() return print > print end)) --> false	same-type-error.lua:5: attempt to compare two function values
