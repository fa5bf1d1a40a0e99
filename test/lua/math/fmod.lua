-- fmod takes the sign of the dividend.
print(math.fmod(7, 3), math.fmod(-7, 3), math.fmod(7, -3), math.fmod(5.5, 2)) --> 1	-1	1	1.5
print(math.fmod(5, math.huge), math.fmod(-6, 2)) --> 5	-0
local r = math.fmod(1, 0)
print(r ~= r) --> true
