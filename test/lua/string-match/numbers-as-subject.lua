-- Numbers are accepted as subject and pattern.
print(string.match(12345, 34), string.find(2024, "02")) --> 34	2	3
