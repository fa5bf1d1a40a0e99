-- The exit code of a program that ends is 0, whatever its main fiber returns.
print('end') --> end
return 3
