-- Subtraction and division associate to the left.
print(10 - 4 - 3) --> 3
print(64 / 4 / 2) --> 8
print(10 - (4 - 3)) --> 9
