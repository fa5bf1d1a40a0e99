-- A pair of UNIX sockets is connected from the beginning (unix.stream_socket).
local unix = require 'unix'
local stream = require 'stream'

local a, b = unix.stream_socket.pair()

local reader = spawn(function()
    local buf = byte_span.new(1024)
    local nread = b:read_some(buf)
    print(buf:slice(1, nread))
end)

local nwritten = stream.write_all(a, 'Hello World')
reader:join() --> Hello World
print(nwritten) --> 11
