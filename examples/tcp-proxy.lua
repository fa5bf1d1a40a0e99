-- Passes TCP connections on to another address, byte by byte, in both directions.
--
--   emilua-ts run examples/tcp-proxy.lua                                  -- with a server and a client of its own
--   emilua-ts run examples/tcp-proxy.lua -- port host host's-port
--
-- Back-pressure comes by itself: nothing is read while what was read before is still being written, so a slow reader
-- makes the fast writer wait, and a connection never takes more memory than two buffers.

local ip = require 'ip'
local stream = require 'stream'
local eof = require('asio_error').misc.eof

-- Copies until the end of `from`, which `to` is told as well. The other direction may go on.
local function copy(from, to)
    local buffer = byte_span.new(65536)
    local ok, why = pcall(function()
        while true do
            local n = from:read_some(buffer)
            stream.write_all(to, buffer:slice(1, n))
        end
    end)
    if why ~= eof then error(why, 0) end
    to:shutdown('send')
end

-- Both directions of one connection. When one breaks, so does the other.
local function pass_on(client, entries)
    local server = ip.tcp.socket.new()
    scope_cleanup_push(function()
        client:close()
        if server.is_open then server:close() end
    end)
    ip.connect(server, entries)
    local there = spawn(function() copy(client, server) end)
    local back = spawn(function() copy(server, client) end)
    scope_cleanup_push(function()
        there:interrupt()
        back:interrupt()
    end)
    there:join()
    back:join()
end

local function listen(port)
    local acceptor = ip.tcp.acceptor.new()
    acceptor:open('v4')
    acceptor:set_option('reuse_address', true)
    acceptor:bind(ip.address.loopback_v4(), port)
    acceptor:listen()
    return acceptor
end

local function proxy(acceptor, entries)
    while true do
        local client = acceptor:accept()
        spawn(function()
            local ok, why = pcall(pass_on, client, entries)
            if not ok then print('connection lost: ' .. tostring(why)) end
        end):detach()
    end
end

local port, host, service = ...
if port then
    local acceptor = listen(tonumber(port))
    print('listening on ' .. ip.tostring(acceptor.local_address, acceptor.local_port))
    proxy(acceptor, ip.tcp.get_address_info(host, service))
else
    -- A server that counts what it gets and says so, once it has seen the end.
    local server = listen(0)
    spawn(function()
        local sock = server:accept()
        local buffer, total = byte_span.new(65536), 0
        pcall(function()
            while true do total = total + sock:read_some(buffer) end
        end)
        stream.write_all(sock, total .. ' bytes')
        sock:close()
    end)
    local acceptor = listen(0)
    local running = spawn(function()
        proxy(acceptor, ip.tcp.get_address_info(ip.address.loopback_v4(), server.local_port))
    end)

    local sock = ip.tcp.socket.new()
    sock:open('v4')
    sock:connect(acceptor.local_address, acceptor.local_port)
    stream.write_all(sock, ('x'):rep(10 * 1024 * 1024))
    sock:shutdown('send')
    local answer = byte_span.new(14)
    stream.read_all(sock, answer)
    print(answer)
    sock:close()
    running:interrupt()
end
