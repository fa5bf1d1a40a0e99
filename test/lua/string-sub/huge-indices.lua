-- Indices far outside the string are clamped.
print(("abc"):sub(-2 ^ 31, 2 ^ 31 - 1)) --> abc
print(("abc"):sub(1e9) == "", ("abc"):sub(-1e9, -1e9) == "") --> true	true
