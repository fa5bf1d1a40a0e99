-- A folder without init.lua is no module.
print(pcall(require, './lib')) --> false	Module not found
