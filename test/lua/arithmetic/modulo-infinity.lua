-- Modulo is a - floor(a/b)*b, so an infinite divisor does not return a.
local inf = math.huge
print(5 % inf) --> nan
print(-5 % inf) --> nan
print(5 % -inf) --> nan
print(inf % 5) --> nan
print(0 % inf) --> nan
