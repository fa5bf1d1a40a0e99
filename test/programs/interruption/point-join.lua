-- join() is an interruption point, and the target of an interrupted join stays joinable.
local sleep = require('time').sleep
local target = spawn(function()
    sleep(2)
    return 'value'
end)
local joiner = spawn(function() target:join() end)
sleep(1)
joiner:interrupt()
joiner:join()
print(joiner.interruption_caught) --> true
print(target.joinable) --> true
print(target:join()) --> value
