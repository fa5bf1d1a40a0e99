-- An interruption that comes while a handler runs waits for the first point after it.
local sleep = require('time').sleep
local f = spawn(function()
    scope(function()
        scope_cleanup_push(function()
            sleep(2)
            print('handled') --> handled
        end)
    end)
    print('scope left') --> scope left
    sleep(1)
    print('never printed')
end)
sleep(1)
f:interrupt()
f:join()
print(f.interruption_caught) --> true
