-- () captures the position as a number.
print(("hello"):match("()ll()")) --> 3	5
print(math.type == nil and type(("x"):match("()"))) --> number
print((""):match("()")) --> 1
