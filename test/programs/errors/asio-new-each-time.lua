-- Every read of asio_error gives a new error; the groups stay the same.
local asio_error = require 'asio_error'
local a, b = asio_error.misc.eof, asio_error.misc.eof
a.arg = 1
print(rawequal(a, b), a == b, b.arg) --> false	true	nil
print(asio_error.misc == asio_error.misc, asio_error.misc == asio_error.basic) --> true	false
print(asio_error.misc.eof == asio_error.netdb.host_not_found_try_again) --> false
print(pcall(error, asio_error.misc.eof)) --> false	End of file
