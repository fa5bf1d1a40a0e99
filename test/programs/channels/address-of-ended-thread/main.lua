-- The address of an actor whose thread has ended leads to a closed channel, also in another thread.
local inbox = require('inbox')
local c = spawn_vm('./c', { inherit_context = false })
c:send('end')
require('time').sleep(0.5)
print(pcall(c.send, c, 'more')) --> false	Channel closed
local b = spawn_vm('./b', { inherit_context = false })
b:send({ c = c, me = inbox })
print(inbox:receive()) --> Channel closed
