local sleep = require('time').sleep
print('loading')
sleep(1)
print('loaded')
name = 'x'
