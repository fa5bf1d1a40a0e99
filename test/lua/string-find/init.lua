-- find starts at the third argument, negative counting from the end.
print(("abcabc"):find("b", 3)) --> 5	5
print(("abcabc"):find("b", -2)) --> 5	5
print(("abc"):find("b", 10)) --> nil
print(("abc"):find("", 4)) --> 4	3
print(("abc"):find("", 5)) --> nil
print(("abc"):find("a", -100)) --> 1	1
