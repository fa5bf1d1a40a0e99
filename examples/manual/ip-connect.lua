-- ip.connect() tries one endpoint after the other, and asks before each (ip.connect).
local ip = require 'ip'

local acceptor = ip.tcp.acceptor.new()
acceptor:open('v4')
acceptor:bind(ip.address.loopback_v4(), 0)
acceptor:listen()

local taken = ip.tcp.acceptor.new() -- bound, but nobody listens
taken:open('v4')
taken:bind(ip.address.loopback_v4(), 0)

local entries = {
    ip.tcp.get_address_info('127.0.0.1', taken.local_port)[1],
    ip.tcp.get_address_info('127.0.0.1', acceptor.local_port)[1],
}
local names = { [taken.local_port] = 'first', [acceptor.local_port] = 'second' }
local sock = ip.tcp.socket.new()
local addr, port = ip.connect(
    sock, entries,
    function(last_error, next_addr, next_port)
        if last_error then
            print("Error: " .. tostring(last_error))
        end
        print("Trying: " .. tostring(next_addr), names[next_port])
        return true
    end
)
--> Trying: 127.0.0.1	first
--> Error: Connection refused
--> Trying: 127.0.0.1	second
print("Connected to: " .. tostring(addr), names[port]) --> Connected to: 127.0.0.1	second
