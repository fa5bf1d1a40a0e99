-- Captures are returned in order of their opening parenthesis.
print(("2024-05-06"):match("(%d+)-(%d+)-(%d+)")) --> 2024	05	06
print(("abcd"):match("((a)(b(c)))d")) --> abc	a	bc	c
print(("abc"):match("b")) --> b
