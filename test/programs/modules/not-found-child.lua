-- A child module without a file is not found.
print(pcall(require, './no_such_file')) --> false	Module not found
