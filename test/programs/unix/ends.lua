-- A socket whose peer is closed gives what was sent before, then the end; writing to it raises EPIPE.
local unix = require 'unix'
local a, b = unix.stream_socket.pair()
b:write_some(byte_span.append('last'))
b:close()
local buffer = byte_span.new(3)
print(a:read_some(buffer), a:read_some(buffer)) --> 3	1
for _ = 1, 2 do
  local ok, e = pcall(a.read_some, a, buffer)
  print(e, e.category)
end
--> End of file	asio.misc
--> End of file	asio.misc
local ok, e = pcall(a.write_some, a, buffer)
print(e, e.category) --> Broken pipe	system
print(a:read_some(byte_span.new(0)), a:write_some(byte_span.new(0))) --> 0	0

-- What the closed one has not read makes this one's reads raise ECONNRESET, once.
a, b = unix.stream_socket.pair()
a:write_some(buffer)
b:close()
print(pcall(a.read_some, a, buffer)) --> false	Connection reset by peer
print(pcall(a.read_some, a, buffer)) --> false	End of file
