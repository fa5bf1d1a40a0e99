-- A local function's closure refers to itself through its upvalue.
local function fib(n) if n < 2 then return n end return fib(n - 1) + fib(n - 2) end
local old = fib
fib = function() return 100 end
print(old(5)) --> 200
