require('time').sleep(1)
print('x is ' .. _CONTEXT)
