-- system is a core module that any main fiber may import, always the same.
local system = require('system')
print(type(system.exit)) --> function
print(require('system') == system) --> true
