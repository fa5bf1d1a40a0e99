-- sub truncates fractions and accepts numeric strings.
print(("hello"):sub(2.9, 3.1)) --> el
print(("hello"):sub("2", "3")) --> el
