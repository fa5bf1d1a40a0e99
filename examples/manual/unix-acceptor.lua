-- A UNIX acceptor listens on a path (unix.stream_acceptor).
local unix = require 'unix'
local stream = require 'stream'
local filesystem = require 'filesystem'

local function my_client_handler(s)
    stream.write_all(s, 'hello')
    s:close()
end

local a = unix.stream_acceptor.new()
a:open()
a:bind(filesystem.temp_directory_path() / '9Lq7BNBnBycd6nxy.socket')
a:listen()

local server = spawn(function()
    while true do
        local s = a:accept()
        spawn(function()
            my_client_handler(s)
        end):detach()
    end
end)

local client = unix.stream_socket.new()
client:open()
client:connect(a.local_path)
local buf = byte_span.new(5)
stream.read_all(client, buf)
print(buf) --> hello
print(client.remote_path == a.local_path) --> true
server:interrupt()
