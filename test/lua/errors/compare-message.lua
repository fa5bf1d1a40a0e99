-- Comparison messages name types, not variables.
local a, b = {}, "s"
print(pcall(function() return a < b end)) --> false	compare-message.lua:3: attempt to compare table with string
print(pcall(function() return a < a end)) --> false	compare-message.lua:4: attempt to compare two table values
print(pcall(function() return b < 1 end)) --> false	compare-message.lua:5: attempt to compare string with number
