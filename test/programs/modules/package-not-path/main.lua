-- A file beside the script is no external package.
print(pcall(require, 'beside')) --> false	Module not found
