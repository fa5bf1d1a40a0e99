-- Comparisons associate to the left.
print(1 == 1 == true, 1 ~= 1 == false) --> true	true
print(pcall(function() return 1 < 2 < 3 end)) --> false	comparison-chain.lua:3: attempt to compare boolean with number
