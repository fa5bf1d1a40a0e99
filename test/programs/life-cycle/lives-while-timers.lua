-- The process lives while a fiber sleeps.
local sleep = require('time').sleep
spawn(function()
    sleep(2)
    print('second')
    spawn(function()
        sleep(2)
        print('third')
    end):detach()
end):detach()
print('first')
--> first
--> second
--> third
