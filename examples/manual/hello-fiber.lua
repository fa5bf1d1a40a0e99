-- Tutorial: a fiber in the background.
local sleep = require('time').sleep

spawn(function()
    -- WARNING: please do not ever use timers to synchronize tasks in your programs. This is just an example.
    sleep(1)
    print('World')
end):detach()

print('Hello')
--> Hello
--> World
