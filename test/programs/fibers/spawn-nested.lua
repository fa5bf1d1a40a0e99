-- A fiber outlives the fiber that spawned it.
local sleep = require('time').sleep
spawn(function()
    spawn(function()
        sleep(1)
        print('grandchild')
    end):detach()
    print('child ends') --> child ends
end):join()
print('main ends') --> main ends
--> grandchild
