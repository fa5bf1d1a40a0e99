-- A cyclic import raises in the module that closes the cycle.
local message = 'The module you\'re trying to import has a dependency on the current module (and it is partially loaded already)'
print(require('./a').b.message == message) --> true
