-- A directory that is called like the file of a module is not looked at, nor does it hide the module.
print(require('./x').name) --> x/init.lua
local ok, e = pcall(require, './y')
print(ok, tostring(e)) --> false	Module not found
