-- Surplus arguments are ignored.
print(("%d"):format(1, 2, 3)) --> 1
