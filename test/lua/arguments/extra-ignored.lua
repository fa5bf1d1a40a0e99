-- Surplus arguments to library functions are ignored.
print(math.floor(1.5, "extra"), type(1, 2), tostring(nil, 3), ("x"):upper(1, 2), rawlen({}, 9)) --> 1	number	nil	X	0
