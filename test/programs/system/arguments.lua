-- system.arguments holds the command, the script, and what follows "--" on the command line.
--@ args one two
local system = require('system')
print(#system.arguments, system.arguments[2], system.arguments[3], system.arguments[4]) --> 4	arguments.lua	one	two
print(type(system.arguments[1]), system.arguments == system.arguments) --> string	true
