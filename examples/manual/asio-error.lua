-- asio_error: the end of a stream.
local asio_error = require 'asio_error'
local ok, e = pcall(function()
    error(asio_error.misc.eof)
end)
print(ok, e, e == asio_error.misc.eof) --> false	End of file	true
