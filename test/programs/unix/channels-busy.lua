-- A socket that somebody waits for cannot be sent, nor one that is closed: EBUSY, EBADF. Nothing of the message leaves then.
local unix, inbox = require 'unix', require 'inbox'
if _CONTEXT == 'worker' then
  inbox:receive()
  return
end
local actor = spawn_vm('.')
local a, b = unix.stream_socket.pair()
local c = unix.stream_socket.pair()
local listening = unix.stream_acceptor.new()
listening:open()
local waits = {
  function() a:read_some(byte_span.new(1)) end,
  function() a:wait('read') end,
  function() a:wait('error') end,
}
for _, wait in ipairs(waits) do
  local f = spawn(function() pcall(wait) end)
  this_fiber.yield()
  local ok, e = pcall(actor.send, actor, { c, listening, a })
  print(e, e.category, a.is_open, c.is_open, listening.is_open)
  a:cancel()
  f:join()
end
--> Device or resource busy	system	true	true	true
--> Device or resource busy	system	true	true	true
--> Device or resource busy	system	true	true	true
b:close()
local ok, e = pcall(actor.send, actor, { c, b })
print(e, c.is_open) --> Bad file descriptor	true
ok, e = pcall(actor.send, actor, { c, c })
print(e, c.is_open) --> Bad file descriptor	true
actor:send('end')
