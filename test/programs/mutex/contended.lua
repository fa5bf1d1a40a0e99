-- lock() of a held mutex suspends until it is unlocked; others run meanwhile.
local sleep = require('time').sleep
local m = require('mutex').new()
m:lock()
local f = spawn(function()
    print('waiting')
    m:lock()
    print('locked')
    m:unlock()
end)
sleep(1)
print('main works')
sleep(1)
print('unlocking')
m:unlock()
f:join()
--> waiting
--> main works
--> unlocking
--> locked
