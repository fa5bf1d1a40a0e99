-- A socket whose message nobody takes is the sender's again: when the send is interrupted, and when the channel is closed.
local unix, inbox, time = require 'unix', require 'inbox', require 'time'
if _CONTEXT == 'worker' then
  time.sleep(10)
  inbox:close()
  time.sleep(10)
  return
end
local actor = spawn_vm('.')
local a, b = unix.stream_socket.pair()
local sender = spawn(function() actor:send { a } end)
time.sleep(1)
print(a.is_open) --> false
sender:interrupt()
sender:join()
print(sender.interruption_caught, a.is_open) --> true	true
sender = spawn(function() return pcall(actor.send, actor, { a }) end)
local ok, e = sender:join()
print(ok, e, a.is_open) --> false	Channel closed	true
a:write_some(byte_span.append('back'))
print(b:read_some(byte_span.new(9))) --> 4
