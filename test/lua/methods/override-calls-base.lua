-- An overriding method can call the base method explicitly.
local A = {}; A.__index = A
function A:v() return 1 end
local B = setmetatable({}, A); B.__index = B
function B:v() return A.v(self) + 10 end
print(setmetatable({}, B):v()) --> 11
