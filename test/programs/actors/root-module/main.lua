-- An actor's module is a root: "./" names the files beside it and "../" raises.
local inbox = require('inbox')
local actor = spawn_vm('./actor')
actor:send(inbox)
print(inbox:receive()) --> helper
print(inbox:receive()) --> The root module doesn't have a parent and can't reference one
