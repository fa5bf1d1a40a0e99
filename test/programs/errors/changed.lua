-- An error object is a table: what it says follows its code and category, whatever else is done to it.
local generic_error = require 'generic_error'
local e = generic_error.EINTR
e.code = generic_error.EBUSY.code
print(e, e == generic_error.EBUSY) --> Device or resource busy	true
e.category = require 'asio_error'.misc.eof.category
e.code = 2
print(e, e == require 'asio_error'.misc.eof) --> End of file	true
e.code = 'text'
print(type(tostring(e)), e == e, e == generic_error.EBUSY) --> string	true	false
e.code, e.category = nil, nil
print(type(tostring(e)), e.nothing, (pcall(e.togeneric, e))) --> string	nil	false
