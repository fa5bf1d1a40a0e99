-- An acceptor gives each connection to a fiber of its own (ip.tcp.acceptor).
local ip = require 'ip'
local stream = require 'stream'

local function my_client_handler(s)
    stream.write_all(s, 'hello')
    s:close()
end

local a = ip.tcp.acceptor.new()
a:open('v4')
a:set_option('reuse_address', true)
a:bind('127.0.0.1', 0)
a:listen()

local server = spawn(function()
    while true do
        local s = a:accept()
        spawn(function()
            my_client_handler(s)
        end):detach()
    end
end)

for _ = 1, 2 do
    local client = ip.tcp.socket.new()
    client:open('v4')
    client:connect(ip.address.loopback_v4(), a.local_port)
    local buf = byte_span.new(5)
    stream.read_all(client, buf)
    print(buf)
    --> hello
    --> hello
end
server:interrupt()
