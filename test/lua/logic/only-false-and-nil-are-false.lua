-- Zero, the empty string and NaN are true.
print(0 and "t" or "f", "" and "t" or "f", 0 / 0 and "t" or "f", {} and "t" or "f") --> t	t	t	t
