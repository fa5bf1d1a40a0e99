local sleep = require('time').sleep
print('loading')
spawn(function() print('other') end):detach()
sleep(1)
print('loaded')
name = 'x'
