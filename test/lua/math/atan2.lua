-- atan2 tells all quadrants apart.
print(("%.6f %.6f %.6f %.6f"):format(math.atan2(1, 1), math.atan2(1, -1), math.atan2(-1, -1), math.atan2(-1, 1))) --> 0.785398 2.356194 -2.356194 -0.785398
local z = 0
print(math.atan2(0, 1), math.atan2(-z, 1), ("%.6f"):format(math.atan2(0, -1))) --> 0	-0	3.141593
