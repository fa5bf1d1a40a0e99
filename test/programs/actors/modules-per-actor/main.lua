-- Each actor evaluates the modules it imports for itself.
local inbox = require('inbox')
local shared = require('./shared')
shared.count = shared.count + 1
spawn_vm('./actor'):send(inbox)
print(inbox:receive()) --> 0
print(shared.count) --> 1
