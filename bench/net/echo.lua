-- Echo over TCP on this machine, client and server in one process.
-- Arguments: connections, bytes of a message, messages in all. Prints the seconds they took.
local ip = require 'ip'
local stream = require 'stream'
local clock = require('time').steady_clock

local connections, size, messages = tonumber((...)), tonumber((select(2, ...))), tonumber((select(3, ...)))

local acceptor = ip.tcp.acceptor.new()
acceptor:open('v4')
acceptor:bind(ip.address.loopback_v4(), 0)
acceptor:listen()

spawn(function()
    for _ = 1, connections do
        local peer = acceptor:accept()
        peer:set_option('tcp_no_delay', true)
        spawn(function()
            local buffer = byte_span.new(size)
            pcall(function()
                while true do
                    local n = peer:read_some(buffer)
                    stream.write_all(peer, n == size and buffer or buffer:slice(1, n))
                end
            end)
        end):detach()
    end
end):detach()

local clients = {}
for i = 1, connections do
    local socket = ip.tcp.socket.new()
    socket:open('v4')
    socket:connect(acceptor.local_address, acceptor.local_port)
    socket:set_option('tcp_no_delay', true)
    clients[i] = socket
end

local start = clock.now()
local fibers = {}
for i, socket in ipairs(clients) do
    fibers[i] = spawn(function()
        local buffer = byte_span.new(size)
        for _ = 1, messages / connections do
            stream.write_all(socket, buffer)
            stream.read_all(socket, buffer)
        end
    end)
end
for _, fiber in ipairs(fibers) do fiber:join() end
print(clock.now() - start)
for _, socket in ipairs(clients) do socket:close() end
