-- What is written to one end of a pipe is read from the other, and after the last byte the end of the stream.
local pipe = require 'pipe'
local r, w = pipe.pair()
print(r.is_open, w.is_open, getmetatable(r), getmetatable(w)) --> true	true	pipe.read_stream	pipe.write_stream
local b = byte_span.new(8)
print(w:write_some(byte_span.append('hello world')), r:read_some(b), b) --> 11	8	hello wo
w:close()
print(r:read_some(b), b:slice(1, 3)) --> 3	rld
local ok, e = pcall(r.read_some, r, b)
print(e == require 'asio_error'.misc.eof) --> true
print(r:read_some(byte_span.new(0))) --> 0
r:close()
print(r.is_open, w.is_open) --> false	false
