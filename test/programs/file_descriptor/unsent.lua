-- Copies in messages that nobody receives are closed: the other end of the pipe notices.
local pipe, inbox = require 'pipe', require 'inbox'
if _CONTEXT == 'worker' then
  inbox:receive()
  inbox:close()
  return
end
local function ended(r)
  local ok, e = pcall(r.read_some, r, byte_span.new(1))
  return e == require 'asio_error'.misc.eof
end
local actor = spawn_vm('.')
local r, w = pipe.pair()
local fd = w:release()
-- The second sender is interrupted, the third one finds the channel closed.
local first = spawn(function() actor:send(1) end)
local second = spawn(function() actor:send { fd } end)
this_fiber.yield()
second:interrupt()
second:join()
first:join()
print(second.interruption_caught) --> true
print(pcall(actor.send, actor, { fd, {} })) --> false	Channel closed
local loop = {}
loop.loop, loop.fd = loop, fd
print(pcall(actor.send, actor, loop)) --> false	Channel closed
fd:close()
print(ended(r)) --> true
