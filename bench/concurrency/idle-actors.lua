-- Memory: n actors that wait for a message.
local n = tonumber((...))
local inbox = require 'inbox'
if _CONTEXT == 'main' then
  actors = {}
  for i = 1, n do
    actors[i] = spawn_vm('.')
    actors[i]:send(inbox)
    inbox:receive()
  end
else
  inbox:receive():send(1)
  inbox:receive()
end
