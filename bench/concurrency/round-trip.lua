-- One operation: a number sent to another actor and back.
local n, where = ...
if _CONTEXT == 'main' then
  local inbox = require 'inbox'
  local chan = spawn_vm('.', { inherit_context = where ~= 'other' })
  chan:send(inbox)
  for i = 1, tonumber(n) do
    chan:send(i)
    inbox:receive()
  end
  chan:send(false)
else
  local inbox = require 'inbox'
  local back = inbox:receive()
  while true do
    local i = inbox:receive()
    if not i then break end
    back:send(i)
  end
end
