-- '.' means the actor's own root module in an actor.
local inbox = require('inbox')
spawn_vm('./actor'):send { from = inbox, level = 1 }
print(inbox:receive()) --> actor 1
print(inbox:receive()) --> actor 2
