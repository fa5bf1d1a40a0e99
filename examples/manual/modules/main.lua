-- Modules: a project with a folder for a module, whose files share an error module.
local my_module = require('./my_module')
local util = require('./util')
print(util.name) --> util of the project
print(my_module.name, my_module.worker.run()) --> my_module	worker error, util of my_module
print(my_module.worker.error == require('./my_module').error) --> true
