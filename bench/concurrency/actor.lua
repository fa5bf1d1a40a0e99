-- One operation: an actor is spawned, gets a message, answers it and ends.
local n, where = ...
local inbox = require 'inbox'
if _CONTEXT == 'main' then
  for _ = 1, tonumber(n) do
    local chan = spawn_vm('.', { inherit_context = where ~= 'other' })
    chan:send(inbox)
    inbox:receive()
  end
else
  inbox:receive():send(1)
end
