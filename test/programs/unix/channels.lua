-- A socket in a message belongs to the receiver; the sender's is closed. Also inside of tables, and while it is connected.
local unix, inbox = require 'unix', require 'inbox'
if _CONTEXT == 'worker' then
  local message = inbox:receive()
  local s = message.list[1].socket
  local buffer = byte_span.new(9)
  print(getmetatable(s), s.is_open, s:read_some(buffer)) --> unix.stream_socket	true	5
  s:write_some(byte_span.append('answer'))
  s:close()
  return
end
local actor = spawn_vm('.')
local a, b = unix.stream_socket.pair()
b:write_some(byte_span.append('hello'))
actor:send { list = { { socket = a } } }
local ok, e = pcall(a.read_some, a, byte_span.new(1))
print(a.is_open, e, e.category) --> false	Bad file descriptor	system
local buffer = byte_span.new(9)
print(b:read_some(buffer), buffer:slice(1, 6)) --> 6	answer
print(pcall(b.read_some, b, buffer)) --> false	End of file
a:open()
print(a.is_open) --> true
