-- find returns the captures after the positions.
print(("key = value"):find("(%w+)%s*=%s*(%w+)")) --> 1	11	key	value
print(("hello"):find("()ll()")) --> 3	4	3	5
