-- Position captures are numbers in the replacement.
print(("abc"):gsub("()b", "%1")) --> a2c	1
print(("abc"):gsub("()", function(p) return p end)) --> 1a2b3c4	4
