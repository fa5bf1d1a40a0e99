-- The object expression of a method call is evaluated once.
local n = 0
local o = { get = function(self) return self end }
local function make() n = n + 1; return o end
print(make():get() == o, n) --> true	1
