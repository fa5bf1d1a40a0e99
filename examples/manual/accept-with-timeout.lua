-- An accept that takes too long is called off by another fiber (tutorial, op_with_timeout).
local sleep = require('time').sleep

local function op_with_timeout(op, timeout)
    local f_op = spawn(op)
    local f_timer = spawn(function()
        sleep(timeout)
        f_op:interrupt()
    end)
    local ret = {f_op:join()}
    f_timer:interrupt()
    return unpack(ret)
end

local ip = require 'ip'
local acceptor = ip.tcp.acceptor.new()
acceptor:open('v4')
acceptor:set_option('reuse_address', true)
if not pcall(function() acceptor:bind(ip.address.loopback_v4(), 8080) end) then
    acceptor:bind(ip.address.loopback_v4(), 0)
end
print((ip.tostring(acceptor.local_address, acceptor.local_port):gsub('%d+$', 'PORT'))) --> 127.0.0.1:PORT
acceptor:listen()

-- Nobody connects.
local sock = op_with_timeout(function() return acceptor:accept() end, 0.05)
print(sock) --> nil

-- Somebody does.
spawn(function()
    local client = ip.tcp.socket.new()
    client:open('v4')
    client:connect(ip.address.loopback_v4(), acceptor.local_port)
end):detach()
sock = op_with_timeout(function() return acceptor:accept() end, 5000)
print(getmetatable(sock)) --> ip.tcp.socket
