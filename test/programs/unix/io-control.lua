-- io_control('bytes_readable') tells what could be read at once; there are no other commands.
local unix, generic_error = require 'unix', require 'generic_error'
local a, b = unix.stream_socket.pair()
print(a:io_control('bytes_readable')) --> 0
b:write_some(byte_span.append('hello'))
print(a:io_control('bytes_readable')) --> 5
a:read_some(byte_span.new(2))
print(a:io_control('bytes_readable')) --> 3
b:close()
print(a:io_control('bytes_readable')) --> 3
local ok, e = pcall(a.io_control, a, 'other')
print(e == generic_error.ENOTSUP, e.arg) --> true	2
