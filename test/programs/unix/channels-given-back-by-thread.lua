-- A socket that was sent to another thread, where nobody took it, is the sender's again, and works.
--@ slow
local unix, inbox, time = require 'unix', require 'inbox', require 'time'
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
  local reader = spawn(function() return a:read_some(buffer), a:read_some(buffer) end)
  time.sleep(1)
  b:write_some(byte_span.append('more'))
  print(reader:join())
end
--> false	true	true
--> 5	back1
--> 5	4
--> false	true	true
--> 5	back2
--> 5	4
--> false	true	true
--> 5	back3
--> 5	4
local sender = spawn(function() return pcall(actor.send, actor, { a }) end)
print(inbox:receive()) --> end
print(sender:join()) --> false	Channel closed
print(a.is_open, a:write_some(byte_span.append('last')), b:read_some(buffer)) --> true	4	4
