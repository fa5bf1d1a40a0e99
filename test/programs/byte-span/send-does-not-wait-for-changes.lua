-- What is sent is what the span held when it was sent, not when it is received.
if _CONTEXT == 'main' then
    local s = byte_span.append('early')
    local actor = spawn_vm('.')
    spawn(function() actor:send(s) end):detach()
    this_fiber.yield()
    s:copy('later')
    require('time').sleep(2)
else
    require('time').sleep(1)
    print(require 'inbox':receive()) --> early
end
