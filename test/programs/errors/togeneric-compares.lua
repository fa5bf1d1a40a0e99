-- An error of the system equals its generic counterpart after togeneric(), and not before.
local asio_error, generic_error = require 'asio_error', require 'generic_error'
local e = asio_error.basic.no_memory
e.arg = 3
print(e == generic_error.ENOMEM, e:togeneric() == generic_error.ENOMEM) --> false	true
print(e:togeneric().category, e:togeneric().arg, e.category) --> generic	nil	system
