-- A message holds a copy of a descriptor, also to another thread; the sender's stays open.
--@ slow
local pipe, inbox = require 'pipe', require 'inbox'
if _CONTEXT == 'worker' then
  local message = inbox:receive()
  for i, text in ipairs { 'first', ' second' } do
    local w = pipe.write_stream.new(message.list[i])
    w:write_some(byte_span.append(text))
    w:close()
  end
  message.from:send('done')
  return
end
local function try(inherit_context)
  local actor = spawn_vm('.', { inherit_context = inherit_context })
  local r, w = pipe.pair()
  local fd = w:release()
  actor:send { from = inbox, list = { fd, fd } }
  fd:close()
  local b, all = byte_span.new(100), ''
  pcall(function() while true do all = all .. tostring(b:slice(1, r:read_some(b))) end end)
  print(all, inbox:receive(), select(2, pcall(actor.send, actor, { fd })))
end
try(true) --> first second	done	Bad file descriptor
try(false) --> first second	done	Bad file descriptor
