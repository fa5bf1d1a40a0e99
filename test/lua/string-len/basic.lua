-- len counts bytes, zeros included.
print(("abc"):len(), (""):len(), ("\0\0"):len(), #"é") --> 3	0	2	2
print(string.len(123)) --> 3
