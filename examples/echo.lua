-- Sends back what it gets, over TCP.
--
--   emilua-ts run examples/echo.lua                            -- a server and a client in one program
--   emilua-ts run examples/echo.lua -- server [port]           -- then: socat - TCP:127.0.0.1:port
--   emilua-ts run examples/echo.lua -- client port text...

local ip = require 'ip'
local stream = require 'stream'
local eof = require('asio_error').misc.eof
local EMFILE = require('generic_error').EMFILE
local sleep = require('time').sleep

-- Serves one connection until the other side has nothing more to say.
local function serve(sock)
    scope_cleanup_push(function() sock:close() end)
    local buffer = byte_span.new(4096)
    local ok, why = pcall(function()
        while true do
            local n = sock:read_some(buffer)
            stream.write_all(sock, buffer:slice(1, n))
        end
    end)
    if not ok and why ~= eof then error(why, 0) end
end

local function listen(port)
    local acceptor = ip.tcp.acceptor.new()
    acceptor:open('v4')
    acceptor:set_option('reuse_address', true) -- or a restart within a minute finds the port in use
    acceptor:bind(ip.address.loopback_v4(), port)
    acceptor:listen()
    return acceptor
end

local function serve_all(acceptor)
    while true do
        local ok, sock = pcall(acceptor.accept, acceptor)
        if ok then
            spawn(function() serve(sock) end):detach() -- a fiber each: they do not wait for one another
        elseif type(sock) == 'table' and sock:togeneric() == EMFILE then
            sleep(0.1) -- no descriptor is left: who is new waits until somebody leaves
        else
            error(sock, 0)
        end
    end
end

-- Sends each text, and prints what comes back.
local function ask(port, ...)
    local texts = { ... }
    local sock = ip.tcp.socket.new()
    scope(function()
        scope_cleanup_push(function() sock:close() end)
        ip.connect(sock, ip.tcp.get_address_info(ip.address.loopback_v4(), port))
        for _, text in ipairs(texts) do
            stream.write_all(sock, text)
            local answer = byte_span.new(#text)
            stream.read_all(sock, answer)
            print(answer)
        end
        sock:shutdown('send') -- the server reads the end, and closes
    end)
end

local role, port = ...
if role == 'server' then
    local acceptor = listen(tonumber(port or 0))
    print('listening on ' .. ip.tostring(acceptor.local_address, acceptor.local_port))
    serve_all(acceptor)
elseif role == 'client' then
    ask(tonumber(port), select(3, ...))
else
    local acceptor = listen(0) -- port 0: the system finds a free one
    local server = spawn(function() serve_all(acceptor) end)
    ask(acceptor.local_port, 'one', 'two', 'three')
    server:interrupt() -- accept() is where it waits
    server:join()
end
