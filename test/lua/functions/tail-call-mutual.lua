-- Mutual tail calls do not grow the stack either.
local even, odd
function even(n) if n == 0 then return true end return odd(n - 1) end
function odd(n) if n == 0 then return false end return even(n - 1) end
print(even(300000), odd(300000)) --> true	false
