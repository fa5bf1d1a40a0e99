-- A socket's descriptor can be a child's standard input and output.
local unix, system = require 'unix', require 'system'
local a, b = unix.stream_socket.pair()
local fd = b:release()
local child = system.spawn { program = 'cat', arguments = { 'cat' }, stdin = fd, stdout = fd, environment = system.environment }
fd:close()
a:write_some(byte_span.append('through a child'))
a:shutdown('send')
local text, buffer = '', byte_span.new(100)
pcall(function() while true do text = text .. tostring(buffer:slice(1, a:read_some(buffer))) end end)
child:wait()
print(text, child.exit_code) --> through a child	0
