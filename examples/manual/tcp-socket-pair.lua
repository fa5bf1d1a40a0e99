-- Two ends of a TCP connection in one program (ip.tcp.socket).
local ip = require 'ip'
local stream = require 'stream'

local function socket_pair()
    local acceptor = ip.tcp.acceptor.new()
    acceptor:open('v4')
    acceptor:bind(ip.address.loopback_v4(), 0)
    acceptor:listen()
    local a = ip.tcp.socket.new()
    a:open('v4')
    a:connect(acceptor.local_address, acceptor.local_port)
    local b = acceptor:accept()
    acceptor:close()
    return a, b
end

local a, b = socket_pair()

local reader = spawn(function()
    local buf = byte_span.new(1024)
    local nread = b:read_some(buf)
    print(buf:slice(1, nread))
end)

local nwritten = stream.write_all(a, 'Hello World')
reader:join() --> Hello World
print(nwritten) --> 11
