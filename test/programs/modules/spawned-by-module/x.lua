local sleep = require('time').sleep
name = 'x'
spawn(function()
    sleep(1)
    print(pcall(require, 'time'))
end):detach()
