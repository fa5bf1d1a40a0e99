-- The end of standard input raises asio_error.misc.eof, as often as one reads; an empty buffer reads nothing.
local system = require('system')
local asio_error = require('asio_error')
local buffer = byte_span.new(8)
for _ = 1, 2 do
  local ok, e = pcall(system.in_.read_some, system.in_, buffer)
  print(ok, e == asio_error.misc.eof) --> false	true
end
--> false	true
print(system.in_:read_some(byte_span.new(0))) --> 0
print(system.in_:isatty(), system.in_ == system.in_) --> false	true
