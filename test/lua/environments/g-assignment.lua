-- Assigning to the global named _G does not change the environment.
local old = _G
_G = nil
x = 5
print(old.x, _G) --> 5	nil
