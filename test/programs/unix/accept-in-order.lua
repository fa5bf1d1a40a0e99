-- Fibers that accept at the same time are served in the order they came, and an interrupted one is passed over.
local unix, fs = require 'unix', require 'filesystem'
local path = fs.temp_directory_path() / 's'
local a = unix.stream_acceptor.new()
a:open()
a:bind(path)
a:listen()
local order, fibers = {}, {}
for i = 1, 5 do
  fibers[i] = spawn(function()
    local s = a:accept()
    local buffer = byte_span.new(1)
    s:read_some(buffer)
    order[i] = tostring(buffer)
  end)
  this_fiber.yield()
end
fibers[2]:interrupt()
local clients = {}
for i = 1, 4 do
  local s = unix.stream_socket.new()
  s:open()
  s:connect(path)
  s:write_some(byte_span.append(tostring(i)))
  clients[i] = s
end
for _, f in ipairs(fibers) do f:join() end
print(order[1], order[2], order[3], order[4], order[5]) --> 1	nil	2	3	4
