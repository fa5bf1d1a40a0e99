-- Holds connections. Arguments: "server", or "client", a port and how many. The client prints, once each has echoed, how many
-- there are; the server prints its port, and for every line that it reads its resident size in KiB.
local ip = require 'ip'
local stream = require 'stream'
local system = require 'system'

if (...) == 'server' then
    local acceptor = ip.tcp.acceptor.new()
    acceptor:open('v4')
    acceptor:bind(ip.address.loopback_v4(), 0)
    acceptor:listen()
    print(acceptor.local_port)
    while true do
        local peer = acceptor:accept()
        spawn(function()
            local buffer = byte_span.new(64)
            pcall(function()
                while true do stream.write_all(peer, buffer:slice(1, peer:read_some(buffer))) end
            end)
            peer:close()
        end):detach()
    end
end

local port, wanted = tonumber((select(2, ...))), tonumber((select(3, ...)))
local sockets = {}
local buffer = byte_span.new(16)
for i = 1, wanted do
    local socket = ip.tcp.socket.new()
    socket:open('v4')
    socket:connect(ip.address.loopback_v4(), port)
    sockets[i] = socket
end
local echoed = 0
for _, socket in ipairs(sockets) do
    stream.write_all(socket, buffer)
    echoed = echoed + stream.read_all(socket, buffer) / #buffer
end
print(echoed)
system.in_:read_some(buffer) -- until nobody needs them any more
