-- Changing the limit variable inside the loop has no effect.
local limit, n = 3, 0
for i = 1, limit do limit = 100; n = n + 1 end
print(n) --> 3
