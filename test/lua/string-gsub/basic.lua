-- gsub replaces all matches and returns their number.
print(("hello world"):gsub("o", "0")) --> hell0 w0rld	2
print(("abc"):gsub("x", "y")) --> abc	0
print((""):gsub("", "-")) --> -	1
