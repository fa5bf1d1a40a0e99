-- Two names that are one number on Linux are one error.
local generic_error = require 'generic_error'
print(generic_error.EAGAIN == generic_error.EWOULDBLOCK) --> true
print(generic_error.ENOTSUP == generic_error.EOPNOTSUPP) --> true
