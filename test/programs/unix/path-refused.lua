-- A path that is empty or has a zero byte in it is EINVAL, and no file is made under a part of it.
local unix, fs = require 'unix', require 'filesystem'
local generic = require 'generic_error'
local here = fs.temp_directory_path()

for _, text in ipairs { '', tostring(here / 'a') .. '\0b' } do
    for _, new in ipairs { unix.stream_acceptor.new, unix.stream_socket.new } do
        local sock = new()
        sock:open()
        local ok, why = pcall(sock.bind, sock, fs.path.new(text))
        print(ok, why == generic.EINVAL, why.arg)
    end
end
--> false	true	2
--> false	true	2
--> false	true	2
--> false	true	2
print(fs.status(here / 'a').type) --> not_found

-- But for one at the beginning: a name that is no file.
local acceptor = unix.stream_acceptor.new()
acceptor:open()
acceptor:bind(fs.path.new('\0emilua-ts-test-' .. require('system').getpid()))
acceptor:listen()
local client = unix.stream_socket.new()
client:open()
client:connect(acceptor.local_path)
print(getmetatable(acceptor:accept())) --> unix.stream_socket
