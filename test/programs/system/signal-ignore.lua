-- An ignored signal does nothing; a set ends that; neither can be changed while a set contains the signal.
local system = require('system')
local generic_error = require('generic_error')
local signal = system.signal
signal.ignore(signal.SIGTERM)
signal.ignore(signal.SIGTERM)
signal.raise(signal.SIGTERM)
local set = signal.set.new(signal.SIGTERM)
print(select(2, pcall(signal.ignore, signal.SIGTERM)) == generic_error.EBUSY) --> true
print(select(2, pcall(signal.default, signal.SIGTERM)) == generic_error.EBUSY) --> true
signal.raise(signal.SIGTERM)
print(set:wait() == signal.SIGTERM) --> true
set:clear()
signal.ignore(signal.SIGTERM)
signal.raise(signal.SIGTERM)
print('alive') --> alive
