-- Datagrams there and back on this machine, both sides in one process. Arguments: bytes, round trips. Prints the seconds.
local ip = require 'ip'
local clock = require('time').steady_clock

local size, trips = tonumber((...)), tonumber((select(2, ...)))

local function socket()
    local s = ip.udp.socket.new()
    s:open('v4')
    s:bind(ip.address.loopback_v4(), 0)
    return s
end
local server, client = socket(), socket()

spawn(function()
    local buffer = byte_span.new(size)
    for _ = 1, trips do
        local n, address, port = server:receive_from(buffer)
        server:send_to(n == size and buffer or buffer:slice(1, n), address, port)
    end
end)

local buffer = byte_span.new(size)
local address, port = server.local_address, server.local_port
local start = clock.now()
for _ = 1, trips do
    client:send_to(buffer, address, port)
    client:receive_from(buffer)
end
print(clock.now() - start)
