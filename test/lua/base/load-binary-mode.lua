-- Text is refused when only binary chunks are wanted.
print(load("return 1", "=x", "b")) --> nil	attempt to load chunk with wrong mode
