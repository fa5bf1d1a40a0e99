-- Negative zero keeps its sign.
local z = 0
print(("%g %f %.0f"):format(-z, -z, -z), ("%d"):format(-z)) --> -0 -0.000000 -0	0
