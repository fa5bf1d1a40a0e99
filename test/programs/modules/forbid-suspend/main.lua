-- Importing suspends: where suspension is forbidden it raises.
this_fiber.forbid_suspend()
print(pcall(require, './x')) --> false	Operation not permitted within a forbid-suspend block
this_fiber.allow_suspend()
print(require('./x').name) --> x
