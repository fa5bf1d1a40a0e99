-- What a stream raises comes out unchanged, and what was read before is in the buffer.
local stream = require 'stream'
local asio_error = require 'asio_error'
local calls = 0
local source = { read_some = function(_, buffer)
  calls = calls + 1
  if calls == 2 then error(asio_error.misc.eof) end
  return buffer:copy('abc')
end }
local buffer = byte_span.new(5)
local ok, e = pcall(stream.read_all, source, buffer)
print(ok, e == asio_error.misc.eof, buffer:slice(1, 3)) --> false	true	abc

local mine = {}
local _, e = pcall(stream.write_all, { write_some = function() error(mine) end }, 'x')
print(e == mine) --> true
