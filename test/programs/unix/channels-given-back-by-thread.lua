-- A socket that was sent to another thread, where nobody took it, is the sender's again, and works.
--@ slow
local unix, inbox, stream, time = require 'unix', require 'inbox', require 'stream', require 'time'
if _CONTEXT == 'worker' then
  local reply = inbox:receive().reply
  time.sleep(100)
  reply:send('end')
  return
end
local actor = spawn_vm('.', { inherit_context = false })
actor:send { reply = inbox }
local a, b = unix.stream_socket.pair()
local buffer = byte_span.new(9)
for i = 1, 3 do
  local sender = spawn(function() actor:send { a } end)
  time.sleep(1)
  local was_open = a.is_open
  sender:interrupt()
  sender:join()
  print(was_open, sender.interruption_caught, a.is_open)
  a:write_some(byte_span.append('back' .. i))
  print(b:read_some(buffer), buffer:slice(1, 5))
  b:write_some(byte_span.append('there'))
  local reader = spawn(function() return stream.read_all(a, buffer) end)
  for _ = 1, 5 do this_fiber.yield() end
  b:write_some(byte_span.append('more'))
  print(reader:join())
end
--> false	true	true
--> 5	back1
--> 9
--> false	true	true
--> 5	back2
--> 9
--> false	true	true
--> 5	back3
--> 9
local sender = spawn(function() return pcall(actor.send, actor, { a }) end)
print(inbox:receive()) --> end
print(sender:join()) --> false	Channel closed
print(a.is_open, a:write_some(byte_span.append('last')), b:read_some(buffer)) --> true	4	4
