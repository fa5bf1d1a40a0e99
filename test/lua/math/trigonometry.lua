-- The trigonometric functions at well-known points.
print(math.sin(0), math.cos(0), math.tan(0), math.asin(0), math.acos(1), math.atan(0)) --> 0	1	0	0	0	0
print(("%.10f %.10f %.10f"):format(math.sin(math.pi / 2), math.cos(math.pi), math.tan(math.pi / 4))) --> 1.0000000000 -1.0000000000 1.0000000000
print(("%.10f %.10f %.10f"):format(math.asin(1), math.acos(0), math.atan(1))) --> 1.5707963268 1.5707963268 0.7853981634
