-- One operation: a number sent to another actor; the second argument is "same" for one in this thread, "other" for one of its own.
local n, where = ...
if _CONTEXT == 'main' then
  n = tonumber(n)
  local chan = spawn_vm('.', { inherit_context = where ~= 'other' })
  for i = 1, n do chan:send(i) end
  chan:send(false)
else
  local inbox = require 'inbox'
  while inbox:receive() do end
end
