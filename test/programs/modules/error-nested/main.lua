-- An error of a module goes through every import that waits for it.
print(pcall(require, './a')) --> false	boom
