-- A thread that waits for a pipe does not keep the process from being ended.
--@ slow
--@ exit 7
local pipe, inbox = require 'pipe', require 'inbox'
if _CONTEXT == 'worker' then
  local main = inbox:receive()
  local r, w = pipe.pair()
  spawn(function() r:read_some(byte_span.new(1)) end):detach()
  this_fiber.yield()
  main:send('waiting')
  inbox:receive()
else
  local actor = spawn_vm('.', { inherit_context = false })
  actor:send(inbox)
  print(inbox:receive()) --> waiting
  require 'system'.exit(7, { force = 2 })
end
