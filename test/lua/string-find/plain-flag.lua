-- With the plain flag magic characters stand for themselves.
print(("a.b"):find(".", 1, true)) --> 2	2
print(("a+b"):find("+", 1, true)) --> 2	2
print(("a%b"):find("%", 1, true)) --> 2	2
print(("abc"):find("", 2, true)) --> 2	1
print(("abc"):find("[a", 1, true)) --> nil
