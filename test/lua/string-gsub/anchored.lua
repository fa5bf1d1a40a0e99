-- An anchored pattern is tried once.
print(("aaa"):gsub("^a", "b")) --> baa	1
print(("hello"):gsub("^x", "y")) --> hello	0
print(("hello"):gsub("o$", "0")) --> hell0	1
