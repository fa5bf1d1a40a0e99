-- sleep() needs a number.
local sleep = require('time').sleep
print((pcall(sleep))) --> false
print((pcall(sleep, {}))) --> false
