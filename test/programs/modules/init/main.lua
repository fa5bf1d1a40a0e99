-- A folder is a module: its init.lua is evaluated.
print(require('./lib').name) --> lib
