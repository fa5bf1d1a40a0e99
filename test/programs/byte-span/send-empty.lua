-- An empty span, and one that was alone in a message, arrive as spans.
if _CONTEXT == 'main' then
    local actor = spawn_vm('.')
    actor:send(byte_span.new(0, 5))
    actor:send(byte_span.append('x'):slice(1))
    actor:send { [3] = byte_span.append('y') }
else
    local inbox = require 'inbox'
    local empty = inbox:receive()
    print(type(empty), #empty, empty.capacity) --> userdata	0	0
    print(inbox:receive()) --> x
    print(inbox:receive()[3]) --> y
end
