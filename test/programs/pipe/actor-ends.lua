-- When an actor in another thread ends, what it waited for and had open is closed.
--@ slow
local pipe, inbox = require 'pipe', require 'inbox'
if _CONTEXT == 'worker' then
  local message = inbox:receive()
  local r, w = pipe.pair()
  local mine = pipe.write_stream.new(message.fd)
  spawn(function() r:read_some(byte_span.new(1)) end):detach()
  mine:write_some(byte_span.new(1))
  error('the end', 0)
end
local actor = spawn_vm('.', { inherit_context = false })
local r, w = pipe.pair()
local fd = w:release()
actor:send { fd = fd }
fd:close()
local b = byte_span.new(8)
print(r:read_some(b)) --> 1
local ok, e = pcall(r.read_some, r, b)
print(e) --> End of file
--! Main fiber from VM * panicked: 'the end'
