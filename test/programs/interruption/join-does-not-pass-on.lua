-- Interrupting a joiner does not interrupt the fiber it waits for.
local sleep = require('time').sleep
local target = spawn(function()
    sleep(2)
    print('target goes on') --> target goes on
end)
local joiner = spawn(function() target:join() end)
sleep(1)
joiner:interrupt()
joiner:join()
target:join()
print(target.interruption_caught) --> false
