-- join() suspends until the fiber has ended; others run meanwhile.
local sleep = require('time').sleep
spawn(function()
    sleep(1)
    print('other')
end):detach()
local f = spawn(function()
    sleep(2)
    print('target')
    return 'done'
end)
print('joining') --> joining
print(f:join())
--> other
--> target
--> done
