-- char makes a string of its codes.
print(string.char(72, 105), #string.char(), #string.char(0, 0)) --> Hi	0	2
print(string.char(255):byte()) --> 255
