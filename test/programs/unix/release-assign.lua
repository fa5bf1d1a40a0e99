-- release() gives the descriptor away with all that is in it, and assign() and new(fd) take it.
local unix, pipe = require 'unix', require 'pipe'
local a, b = unix.stream_socket.pair()
b:write_some(byte_span.append('one'))
local fd = a:release()
print(a.is_open, getmetatable(fd)) --> false	file_descriptor
local again, buffer = unix.stream_socket.new(fd), byte_span.new(9)
print(pcall(fd.close, fd)) --> false	Bad file descriptor
print(again:read_some(buffer), buffer:slice(1, 3)) --> 3	one
a:assign(again:release())
a:write_some(byte_span.append('two'))
print(b:read_some(buffer), buffer:slice(1, 3)) --> 3	two
local reader = spawn(function() return pcall(a.read_some, a, buffer) end)
this_fiber.yield()
fd = a:release()
print(reader:join()) --> false	Operation canceled
local w = pipe.write_stream.new(fd)
w:write_some(byte_span.append('three'))
print(b:read_some(buffer), buffer:slice(1, 5)) --> 5	three
w:close()
print(pcall(b.read_some, b, buffer)) --> false	End of file
