-- _CONTEXT is the empty string in modules an actor imports.
local inbox = require('inbox')
spawn_vm('./actor'):send(inbox)
print(inbox:receive()) --> worker, []
