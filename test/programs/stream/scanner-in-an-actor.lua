-- Every VM has the module for itself, also those in other threads.
local stream = require 'stream'
local inbox = require 'inbox'
if _CONTEXT == 'main' then
  for _, options in ipairs { { inherit_context = true }, { inherit_context = false } } do
    local actor = spawn_vm('.', options)
    actor:send { from = inbox, text = byte_span.append('one two\nthree') }
    print(inbox:receive())
  end
  --> 3
  --> 3
else
  local message = inbox:receive()
  local scanner = stream.scanner.with_awk_defaults {}
  scanner:set_buffer(message.text:append('\n'))
  message.from:send(#scanner:get_line() + #scanner:get_line())
end
