-- Connect, accept, close, again and again. Argument: how often. Prints the seconds.
local ip = require 'ip'
local clock = require('time').steady_clock

local cycles = tonumber((...))
local acceptor = ip.tcp.acceptor.new()
acceptor:open('v4')
acceptor:set_option('reuse_address', true)
acceptor:bind(ip.address.loopback_v4(), 0)
acceptor:listen()
local address, port = acceptor.local_address, acceptor.local_port

spawn(function()
    for _ = 1, cycles do acceptor:accept():close() end
end)

local start = clock.now()
local buffer = byte_span.new(1)
for _ = 1, cycles do
    local socket = ip.tcp.socket.new()
    socket:open('v4')
    socket:connect(address, port)
    pcall(socket.read_some, socket, buffer) -- the end of the stream: the peer closes first
    socket:close()
end
print(clock.now() - start)
