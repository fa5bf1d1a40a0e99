-- A pattern without magic characters is searched as plain text.
print(("x-y"):find("x"), ("a]b"):find("]"), ("50%"):find("%%")) --> 1	2	3	3
