-- An interrupted sleep raises, and the fiber unwinds to its end.
local sleep = require('time').sleep
local f = spawn(function()
    print('sleeping') --> sleeping
    sleep(100)
    print('never printed')
end)
sleep(1)
f:interrupt()
f:join()
print(f.interruption_caught) --> true
