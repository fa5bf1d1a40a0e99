-- Subject and pattern may contain zero bytes.
print(("a\0b\0c"):find("\0c")) --> 4	5
print(("a\0b"):find("\0")) --> 2	2
print(("ab\0c"):find("%z")) --> 3	3
print(("ab\0c"):find("[%z]c")) --> 3	4
