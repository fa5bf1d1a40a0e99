-- %d truncates fractional numbers.
print(("%d %d"):format(3.7, -3.7)) --> 3 -3
