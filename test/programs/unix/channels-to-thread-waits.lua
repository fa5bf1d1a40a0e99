-- Waiting on a socket that came from another thread lets the fibers of its new thread run.
--@ slow
local unix, inbox = require 'unix', require 'inbox'
if _CONTEXT == 'worker' then
  local m = inbox:receive()
  inbox:receive() -- the sender has let go of it by now
  local buffer = byte_span.new(9)
  local reader = spawn(function() return m.socket:read_some(buffer) end)
  for _ = 1, 5 do this_fiber.yield() end
  m.reply:send('it waits')
  m.reply:send(reader:join())
  return
end
local a, b = unix.stream_socket.pair()
local c = unix.stream_socket.new(a:release())
local actor = spawn_vm('.', { inherit_context = false })
actor:send { socket = c, reply = inbox }
actor:send('go')
print(inbox:receive()) --> it waits
b:write_some(byte_span.append('text'))
print(inbox:receive()) --> 4
