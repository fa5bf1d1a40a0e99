-- "init" is no name for a module.
print(pcall(require, './init')) --> false	Cannot have a module with this name
