-- One operation: a number sent to an actor in another thread, by 64 fibers at once.
local n = ...
if _CONTEXT == 'main' then
  n = tonumber(n)
  local chan = spawn_vm('.', { inherit_context = false })
  local fibers = {}
  for f = 1, 64 do
    fibers[f] = spawn(function()
      for i = 1, n / 64 do chan:send(i) end
    end)
  end
  for f = 1, 64 do fibers[f]:join() end
  chan:send(false)
else
  local inbox = require 'inbox'
  while inbox:receive() do end
end
