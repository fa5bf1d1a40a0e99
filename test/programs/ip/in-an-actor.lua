-- Actors look up names as well, in this thread and in others.
--@ slow
local ip, inbox = require 'ip', require 'inbox'
if _CONTEXT == 'worker' then
  local reply = inbox:receive().reply
  local entries = ip.tcp.get_address_v4_info('localhost', 80, ip.address_info_flag.canonical_name)
  reply:send { text = tostring(entries[1].address), loopback = entries[1].address.is_loopback }
  return
end
for _, inherit in ipairs { true, false } do
  local actor = spawn_vm('.', { inherit_context = inherit })
  actor:send { reply = inbox }
  print(inbox:receive().loopback)
end
--> true
--> true
