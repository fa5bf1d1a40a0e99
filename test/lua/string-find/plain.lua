-- find gives the first and last position of the match, or nil.
print(("hello world"):find("wor")) --> 7	9
print(("hello"):find("l")) --> 3	3
print(("hello"):find("xyz")) --> nil
print((""):find(""), ("abc"):find("")) --> 1	1	0
