-- Each VM has a json of its own; texts are what travels.
local json = require 'json'
if _CONTEXT == 'main' then
  local inbox = require 'inbox'
  local actor = spawn_vm('.')
  actor:send {text = json.encode {list = {1, json.null}}, reply = inbox}
  print(json.encode(json.decode(inbox:receive()))) --> {"again":{"list":[1,null]},"null":true}
else
  local message = require('inbox'):receive()
  local value = json.decode(message.text)
  message.reply:send(json.encode {again = value, null = value.list[2] == json.null})
end
